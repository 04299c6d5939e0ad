package com.kameleoon.destination.operator.report;

import com.kameleoon.destination.model.issue.Issue;
import com.kameleoon.destination.model.status.Condition;
import com.kameleoon.destination.model.status.DestinationStatus;
import com.kameleoon.destination.model.status.DestinationStatus.ComponentStatus;
import com.kameleoon.destination.operator.plan.Plan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The status that an observation means, in kstatus' terms: `Reconciling` while something is under
/// way, `Stalled` when nothing will change by itself, `Ready` when all is well.
public final class StatusComposer {
  private final Observation seen;
  private final Facts facts;
  private final List<Condition> before;

  private StatusComposer(Observation seen, List<Condition> before, Instant now) {
    this.seen = seen;
    this.before = before;
    this.facts = new Facts(before, seen.generation(), now);
  }

  /// Equal to the one before where nothing changed.
  public static DestinationStatus compose(
      Observation seen, @Nullable DestinationStatus before, Instant now, String operatorVersion) {
    List<Condition> conditions = before == null ? List.of() : before.conditions();
    StatusComposer composer = new StatusComposer(seen, conditions, now);
    return new DestinationStatus(
        seen.generation(),
        seen.revision().orElse(null),
        composer.conditions(),
        seen.endpoints(),
        seen.components().stream().map(StatusComposer::component).toList(),
        DayFigures.of(seen.delivery(), before),
        AlertStates.of(seen.delivery(), before),
        operatorVersion);
  }

  private static ComponentStatus component(ComponentState state) {
    return new ComponentStatus(
        state.field(), state.image(), state.wanted(), state.ready(), state.confirmed());
  }

  private List<Condition> conditions() {
    credentials();
    database();
    seen.components().forEach(this::availability);
    configuration();
    delivery();
    summary();
    return facts.all();
  }

  private void credentials() {
    switch (seen.plan()) {
      case Plan.Waiting(String reason, List<Issue> missing) ->
          facts.no("CredentialsValid", reason, sentences(missing));
      case Plan.Accepted _ ->
          facts.yes("CredentialsValid", "Found", "Every Secret and ConfigMap is there.");
      case Plan.Refused _ -> carried("CredentialsValid");
    }
  }

  /// What could not be looked at now keeps its last answer.
  private void carried(String type) {
    Optional<Condition> last = before.stream().filter(it -> it.type().equals(type)).findFirst();
    if (last.isPresent() && last.get().status().equals("True")) {
      facts.yes(type, last.get().reason(), last.get().message());
    } else {
      facts.unknown(type, "NotChecked", "It is checked once the spec is accepted.");
    }
  }

  private void database() {
    switch (seen.database()) {
      case DatabaseState.Ready(String sentence) -> facts.yes("DatabaseReady", "Answers", sentence);
      case DatabaseState.Waiting(String sentence) -> facts.no("DatabaseReady", "Waiting", sentence);
    }
  }

  private void availability(ComponentState state) {
    String type =
        switch (state.field()) {
          case "ingest" -> "IngestAvailable";
          case "goal" -> "GoalAvailable";
          default -> "RemoteDataAvailable";
        };
    String count = "%d of %d replicas are ready.".formatted(state.ready(), state.wanted());
    if (state.isAvailable()) {
      facts.yes(type, "Available", count + state.problem().map(it -> " " + it).orElse(""));
    } else {
      facts.no(
          type,
          state.problem().map(StatusComposer::word).orElse("NotReady"),
          count + state.problem().map(it -> " " + it).orElse(""));
    }
  }

  private static String word(String problem) {
    return problem.substring(0, Math.max(problem.indexOf(':'), 0));
  }

  private void configuration() {
    String type = "ConfigurationApplied";
    List<String> refusals =
        seen.components().stream().flatMap(it -> it.refusals().stream()).distinct().toList();
    int confirmed = seen.components().stream().mapToInt(ComponentState::confirmed).sum();
    int asked = seen.components().stream().mapToInt(ComponentState::asked).sum();
    String revision = seen.revision().orElse("none");
    if (seen.revision().isEmpty()) {
      facts.no(type, "NothingAccepted", "No configuration has been accepted yet.");
    } else if (!refusals.isEmpty()) {
      facts.no(type, "RefusedByService", String.join("\n", refusals));
    } else if (wantsNothing()) {
      facts.yes(type, "Applied", "No replica is wanted.");
    } else if (asked == 0 || confirmed < asked) {
      facts.no(
          type,
          "Rolling",
          "%d of %d replicas run revision %s.".formatted(confirmed, asked, revision));
    } else {
      facts.yes(type, "Applied", "All %d replicas run revision %s.".formatted(asked, revision));
    }
  }

  private boolean wantsNothing() {
    return !seen.components().isEmpty()
        && seen.components().stream().allMatch(it -> it.wanted() == 0);
  }

  private void delivery() {
    if (seen.delivery().isEmpty()) {
      facts.unknown("DeliveryHealthy", "NoFigures", "ingest-service does not tell its figures.");
    } else {
      DeliveryHealth.of(seen.delivery().get(), facts);
    }
  }

  private void summary() {
    if (seen.suspended()) {
      end("Suspended", "spec.suspend is true: the services run on as they are.", false);
    } else if (seen.plan() instanceof Plan.Refused(String reason, List<Issue> issues)) {
      end(reason, refused(issues), true);
    } else if (!seen.failures().isEmpty()) {
      end("ApplyFailed", String.join("\n", seen.failures()), true);
    } else if (facts.all().stream().anyMatch(StatusComposer::isRefusal)) {
      end("RefusedByService", message("ConfigurationApplied"), true);
    } else {
      progress();
    }
  }

  private static boolean isRefusal(Condition condition) {
    return condition.type().equals("ConfigurationApplied")
        && condition.reason().equals("RefusedByService");
  }

  private String refused(List<Issue> issues) {
    String running =
        seen.revision()
            .map("\nRevision %s keeps running."::formatted)
            .orElse("\nNothing has been rolled out yet.");
    return sentences(issues) + running;
  }

  private void end(String reason, String message, boolean stalled) {
    facts.no("Ready", reason, message);
    facts.no("Reconciling", reason, "Nothing is under way.");
    if (stalled) {
      facts.yes("Stalled", reason, message);
    } else {
      facts.no("Stalled", reason, "Nothing is wrong.");
    }
  }

  /// Ready, or what is waited for first.
  private void progress() {
    Optional<String> waiting =
        List.of(
                "CredentialsValid",
                "DatabaseReady",
                "IngestAvailable",
                "GoalAvailable",
                "RemoteDataAvailable",
                "ConfigurationApplied")
            .stream()
            .filter(type -> !facts.holds(type))
            .findFirst();
    boolean settled = seen.components().stream().allMatch(ComponentState::isSettled);
    if (waiting.isPresent()) {
      underWay(reason(waiting.get()), message(waiting.get()));
    } else if (!settled) {
      underWay("RollingOut", "Pods are being replaced.");
    } else {
      facts.yes(
          "Ready",
          "Ready",
          "Revision %s runs on every replica.".formatted(seen.revision().orElse("")));
      facts.no("Reconciling", "Ready", "Nothing is under way.");
      facts.no("Stalled", "Ready", "Nothing is wrong.");
    }
  }

  private void underWay(String reason, String message) {
    facts.no("Ready", reason, message);
    facts.yes("Reconciling", reason, message);
    facts.no("Stalled", reason, "It goes on by itself.");
  }

  private String reason(String type) {
    return facts.all().stream()
        .filter(it -> it.type().equals(type))
        .map(Condition::reason)
        .findFirst()
        .orElse("Unknown");
  }

  private String message(String type) {
    return facts.all().stream()
        .filter(it -> it.type().equals(type))
        .map(Condition::message)
        .findFirst()
        .orElse("");
  }

  private static String sentences(List<Issue> issues) {
    return issues.stream().map(Issue::toString).collect(Collectors.joining("\n"));
  }
}
