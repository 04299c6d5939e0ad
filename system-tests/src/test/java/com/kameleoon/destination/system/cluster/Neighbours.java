package com.kameleoon.destination.system.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/// Other destinations beside the shop's.
public final class Neighbours {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final String LATE = "late";

  private final Kubernetes kubernetes;
  private final Installation installation;

  public Neighbours(Story story) {
    this.kubernetes = story.kubernetes();
    this.installation = story.installation();
  }

  /// A second resource with the shop's sitecode stalls, says why, and gets nothing.
  public void twinIsRefused() {
    Resource twin = new Resource(kubernetes, Shop.NAMESPACE, "twin");
    kubernetes.apply(Shop.NAMESPACE, destination("twin", "1q2w3e4r5t", "lamps", "Retain"));
    assertThat(twin.await("Stalled", "True")).contains("spec.sitecode", "shop/lamps");
    assertThat(installation.madeByTheOperator(Shop.NAMESPACE))
        .isNotEmpty()
        .noneMatch(made -> made.contains("/twin"));
    twin.delete();
  }

  /// A resource whose Secret comes after it becomes ready by itself; with `deletionPolicy: Delete`
  /// its database goes when it moves to another one, and the rest with the resource.
  public void lateSecretIsTakenAndNothingSurvivesADeletionThatSaysSo() {
    kubernetes.kubectl("create", "namespace", LATE);
    kubernetes.apply(LATE, destination(LATE, "late567890", "comes-later", "Delete"));
    Resource late = new Resource(kubernetes, LATE, LATE);
    assertThat(late.await("CredentialsValid", "False")).contains("comes-later", "does not exist");
    assertThat(installation.madeByTheOperator(LATE)).isEmpty();

    // When it comes
    kubernetes.in(
        LATE,
        "create secret generic comes-later --from-literal=webWriteKey=late --from-literal=apiKey="
            + Base64.getEncoder()
                .encodeToString("{\"id\":\"late\",\"secret\":\"it-came\"}".getBytes()));
    late.ready();
    assertThat(installation.madeByTheOperator(LATE))
        .contains("PersistentVolumeClaim/late-postgresql", "Deployment/late-ingest");
    movesToAnotherDatabase(late);

    // And when it is deleted
    late.delete();
    awaitMade("all of it is gone", List::isEmpty);
  }

  /// It takes its own down with all that belongs to it, and works on the other one.
  private void movesToAnotherDatabase(Resource late) {
    ForeignDatabase.start(kubernetes, LATE);
    late.patch(
        "{\"spec\": {\"database\": {\"secretRef\": {\"name\": \""
            + ForeignDatabase.SECRET
            + "\"}}}}");
    awaitMade(
        "its own database is gone",
        made -> made.stream().noneMatch(it -> it.matches(".*/late-(postgresql|database)")));
    assertThat(late.ready().message("DatabaseReady")).contains("connected");
  }

  private void awaitMade(String what, Predicate<List<String>> holds) {
    Awaitility.await(what)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> installation.madeByTheOperator(LATE), holds);
  }

  private static String destination(String name, String sitecode, String secret, String policy) {
    return """
    apiVersion: integrations.kameleoon.com/v1alpha1
    kind: KameleoonDestination
    metadata: {name: %s}
    spec:
      sitecode: %s
      apiKeySecretRef: {name: %s, key: apiKey}
      sources: [{name: web, writeKeySecretRef: {name: %s, key: webWriteKey}}]
      deletionPolicy: %s
    """
        .formatted(name, sitecode, secret, secret, policy);
  }
}
