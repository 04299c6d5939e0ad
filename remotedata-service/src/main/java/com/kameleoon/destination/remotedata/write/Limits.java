package com.kameleoon.destination.remotedata.write;

/// How large things may be; lengths in characters.
final class Limits {
  static final int ID = 512;
  static final int MESSAGE_ID = 512;
  static final int NAME = 1024;
  static final int VALUE = 65_536;
  static final int TRAITS = 1_000;

  private Limits() {}
}
