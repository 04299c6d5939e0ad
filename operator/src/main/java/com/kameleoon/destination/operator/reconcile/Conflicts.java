package com.kameleoon.destination.operator.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.kameleoon.destination.model.issue.Issue;
import com.kameleoon.destination.operator.plan.Plan;
import com.kameleoon.destination.operator.resource.KameleoonDestination;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/// Two resources that would write to the same place: the older one has it.
final class Conflicts {
  private static final Comparator<KameleoonDestination> AGE =
      Comparator.<KameleoonDestination, String>comparing(
              it -> it.getMetadata().getCreationTimestamp())
          .thenComparing(it -> it.getMetadata().getUid());

  private Conflicts() {}

  static Optional<Plan> of(KameleoonDestination resource, List<KameleoonDestination> all) {
    Stream<Issue> issues =
        Stream.of(
                older(resource, all, Conflicts::sameSitecode)
                    .map(other ->
                        Issue.error(
                            "spec.sitecode",
                            "%s has this sitecode already; delete one, or give each its own."
                                .formatted(name(other)))),
                older(resource, all, Conflicts::sameDatabase)
                    .map(other ->
                        Issue.error(
                            "spec.database.secretRef",
                            "%s uses this database already; give each destination its own."
                                .formatted(name(other)))))
            .flatMap(Optional::stream);
    List<Issue> found = issues.toList();
    return found.isEmpty() ? Optional.empty() : Optional.of(new Plan.Refused("Conflict", found));
  }

  private static Optional<KameleoonDestination> older(
      KameleoonDestination resource,
      List<KameleoonDestination> all,
      BiPredicate<KameleoonDestination, KameleoonDestination> clash) {
    return all.stream()
        .filter(other -> AGE.compare(other, resource) < 0)
        .filter(other -> other.getMetadata().getDeletionTimestamp() == null)
        .filter(other -> clash.test(other, resource))
        .min(AGE);
  }

  private static boolean sameSitecode(KameleoonDestination a, KameleoonDestination b) {
    String sitecode = spec(a).path("sitecode").asText();
    return !sitecode.isEmpty() && sitecode.equals(spec(b).path("sitecode").asText());
  }

  private static boolean sameDatabase(KameleoonDestination a, KameleoonDestination b) {
    String secret = spec(a).at("/database/secretRef/name").asText();
    return !secret.isEmpty()
        && secret.equals(spec(b).at("/database/secretRef/name").asText())
        && a.getMetadata().getNamespace().equals(b.getMetadata().getNamespace());
  }

  private static JsonNode spec(KameleoonDestination resource) {
    JsonNode spec = resource.getSpec();
    return spec == null ? MissingNode.getInstance() : spec;
  }

  private static String name(KameleoonDestination other) {
    return "KameleoonDestination %s/%s"
        .formatted(other.getMetadata().getNamespace(), other.getMetadata().getName());
  }
}
