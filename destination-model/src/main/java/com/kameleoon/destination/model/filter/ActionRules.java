package com.kameleoon.destination.model.filter;

import com.kameleoon.destination.model.filter.KeyedTransformer.Hashing;
import com.kameleoon.destination.model.filter.KeyedTransformer.Ready;
import com.kameleoon.destination.model.issue.Issue;
import com.kameleoon.destination.model.issue.Severity;
import com.kameleoon.destination.model.spec.Dialect;
import com.kameleoon.destination.model.spec.FilterActionSpec;
import com.kameleoon.destination.model.spec.FilterActionType;
import com.kameleoon.destination.model.spec.SecretKeyRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Compiles the actions of filters, each with the fields that it needs and no others.
final class ActionRules {
  private static final List<String> NEEDED = List.of("type", "messageId");

  private final Dialect dialect;
  private final List<Issue> issues;

  ActionRules(Dialect dialect, List<Issue> issues) {
    this.dialect = dialect;
    this.issues = issues;
  }

  /// Empty where something is wrong with it; an issue says so.
  Optional<KeyedTransformer> compile(String place, FilterActionSpec action) {
    unused(place, action);
    return switch (action.type()) {
      case SAMPLE -> sample(place, action);
      case DROP -> Optional.of(new Ready(_ -> Optional.empty()));
      case DROP_PROPERTIES -> fields(place, action, FieldEdits.drop(action.fields()));
      case ALLOW_PROPERTIES -> fields(place, action, FieldEdits.allow(action.fields()));
      case HASH_PROPERTIES -> hash(place, action);
    };
  }

  private Optional<KeyedTransformer> sample(String place, FilterActionSpec action) {
    Double percent = action.percent();
    if (percent == null) {
      error(place + ".percent", "SAMPLE needs `percent`, the part that goes through: 0 to 1.");
      return Optional.empty();
    }
    if (!(percent >= 0 && percent <= 1)) {
      oddity(
          place + ".percent",
          "Segment takes everything below 0 for nothing and above 1 for everything. Write 0 to 1; 0.1 lets a tenth through.");
    }
    Optional<String> path = Optional.ofNullable(action.path()).filter(text -> !text.isEmpty());
    return Optional.of(new Ready(new Sample(percent, path)));
  }

  private Optional<KeyedTransformer> fields(
      String place, FilterActionSpec action, Transformer transformer) {
    if (action.fields().isEmpty()) {
      error(
          place + ".fields",
          "%s needs `fields`: keys by path, as in {\"properties\": [\"email\"]}."
              .formatted(action.type()));
      return Optional.empty();
    }
    keepsWhatIsNeeded(place + ".fields", action);
    return Optional.of(new Ready(transformer));
  }

  private Optional<KeyedTransformer> hash(String place, FilterActionSpec action) {
    Optional<KeyedTransformer> checked = fields(place, action, Optional::of);
    SecretKeyRef ref = action.keySecretRef();
    if (ref == null) {
      error(
          place + ".keySecretRef",
          "HASH_PROPERTIES needs `keySecretRef`; without a key a hash can be guessed.");
      return Optional.empty();
    }
    return checked.isPresent()
        ? Optional.of(new Hashing(action, ref, Optional.empty()))
        : Optional.empty();
  }

  private void keepsWhatIsNeeded(String place, FilterActionSpec action) {
    List<String> root = action.fields().getOrDefault("", List.of());
    boolean allow = action.type() == FilterActionType.ALLOW_PROPERTIES;
    boolean touched = allow ? !root.containsAll(NEEDED) : NEEDED.stream().anyMatch(root::contains);
    if (action.fields().containsKey("") && touched) {
      oddity(
          place,
          allow
              ? "Segment would remove the event's type or messageId here, and no mapping would match. Allow both."
              : "Segment would lose the event's type or messageId here, and no mapping would match. Leave both out.");
    }
  }

  private void unused(String place, FilterActionSpec action) {
    boolean sample = action.type() == FilterActionType.SAMPLE;
    boolean fields = !sample && action.type() != FilterActionType.DROP;
    boolean hash = action.type() == FilterActionType.HASH_PROPERTIES;
    Map<String, Boolean> unused =
        Map.of(
            "fields", !fields && !action.fields().isEmpty(),
            "percent", !sample && action.percent() != null,
            "path", !sample && action.path() != null,
            "keySecretRef", !hash && action.keySecretRef() != null);
    unused.entrySet().stream()
        .filter(Map.Entry::getValue)
        .map(Map.Entry::getKey)
        .sorted()
        .forEach(name ->
            error(place + "." + name, "%s has no `%s`; remove it.".formatted(action.type(), name)));
  }

  private void error(String place, String sentence) {
    issues.add(Issue.error(place, sentence));
  }

  private void oddity(String place, String sentence) {
    Severity severity = dialect == Dialect.STRICT ? Severity.ERROR : Severity.WARNING;
    issues.add(new Issue(place, severity, sentence));
  }
}
