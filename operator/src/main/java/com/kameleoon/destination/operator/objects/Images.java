package com.kameleoon.destination.operator.objects;

import java.util.List;

/// The images that run where a resource names none.
///
/// @param pullSecrets names of Secrets in the resource's namespace
public record Images(
    String ingest,
    String goal,
    String remoteData,
    String postgresql,
    String pullPolicy,
    List<String> pullSecrets) {
  public Images {
    pullSecrets = List.copyOf(pullSecrets);
  }

  String of(Component component) {
    return switch (component) {
      case INGEST -> ingest;
      case GOAL -> goal;
      case REMOTE_DATA -> remoteData;
    };
  }
}
