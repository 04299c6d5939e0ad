package com.kameleoon.destination.ingest.destination;

import com.kameleoon.destination.model.issue.Issue;
import java.util.List;

/// What became of loading a version of the destination.
sealed interface Loading {
  /// Ready to run; the warnings are for its owner.
  record Loaded(RunningDestination destination, List<Issue> warnings) implements Loading {}

  /// Everything that is wrong with it; never empty.
  record Refused(List<Issue> issues) implements Loading {}
}
