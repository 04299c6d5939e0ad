package com.kameleoon.destination.model.spec;

import com.kameleoon.destination.model.issue.Issue;
import java.util.List;

/// What became of reading a resource.
public sealed interface ResourceReading {
  /// One resource, and the Secrets and ConfigMaps that stood beside it.
  record Read(
      DestinationResource resource,
      List<SecretDocument> secrets,
      List<ConfigMapDocument> configMaps)
      implements ResourceReading {
    public Read {
      secrets = List.copyOf(secrets);
      configMaps = List.copyOf(configMaps);
    }
  }

  /// Everything that is wrong, in the order of the text; never empty.
  record Refused(List<Issue> issues) implements ResourceReading {
    public Refused {
      issues = List.copyOf(issues);
    }
  }
}
