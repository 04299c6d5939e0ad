package com.kameleoon.destination.model.wire;

/// Where remote data can be read.
public enum MirrorMode {
  /// From remotedata-service.
  Local,
  /// From Kameleoon's own hosts, to which every change is mirrored.
  Cloud,
  /// From both.
  Both
}
