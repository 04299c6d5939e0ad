package com.kameleoon.destination.operator.cluster;

import com.kameleoon.destination.operator.plan.Digests;
import com.kameleoon.destination.operator.resource.Marks;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Kubernetes Events without repeats: the same sentence about the same resource is one Event whose
/// count grows.
public final class KubernetesEvents implements EventSink {
  private static final Logger LOG = LoggerFactory.getLogger(KubernetesEvents.class);
  private static final Duration QUIET = Duration.ofHours(1);
  private static final int MOST_REMEMBERED = 10_000;
  private static final int LONGEST = 1000;

  private final KubernetesClient client;
  private final InstantSource clock;
  private final String reporter;
  private final Map<String, Instant> said = new ConcurrentHashMap<>();

  /// @param reporter name of this process among its replicas
  public KubernetesEvents(KubernetesClient client, InstantSource clock, String reporter) {
    this.client = client;
    this.clock = clock;
    this.reporter = reporter;
  }

  @Override
  public void publish(HasMetadata about, Severity severity, String reason, String message) {
    String uid = about.getMetadata().getUid();
    String name =
        about.getMetadata().getName() + "." + Digests.of(uid + "\n" + reason + "\n" + message);
    if (isNew(name)) {
      send(about, name, new Saying(severity, reason, shortened(message)));
    }
  }

  private record Saying(Severity severity, String reason, String message) {}

  private static String shortened(String message) {
    return message.length() <= LONGEST ? message : message.substring(0, LONGEST - 1) + "…";
  }

  private boolean isNew(String name) {
    Instant now = clock.instant();
    if (said.size() > MOST_REMEMBERED) {
      said.values().removeIf(at -> at.plus(QUIET).isBefore(now));
    }
    Instant before = said.get(name);
    boolean isNew = before == null || before.plus(QUIET).isBefore(now);
    if (isNew) {
      said.put(name, now);
    }
    return isNew;
  }

  /// An Event that cannot be written changes nothing: the status says the same.
  private void send(HasMetadata about, String name, Saying saying) {
    try {
      client.resource(event(about, name, saying)).create();
    } catch (KubernetesClientException failed) {
      if (failed.getCode() == HttpURLConnection.HTTP_CONFLICT) {
        repeat(about.getMetadata().getNamespace(), name);
      } else {
        LOG.atWarn().addKeyValue("reason", failed.getMessage()).log("An Event cannot be written.");
      }
    }
  }

  private void repeat(String namespace, String name) {
    try {
      client.v1().events().inNamespace(namespace).withName(name).edit(event -> again(event, now()));
    } catch (KubernetesClientException gone) {
      LOG.atDebug().addKeyValue("reason", gone.getMessage()).log("An Event is gone already.");
    }
  }

  private static Event again(Event event, String now) {
    int count = event.getCount() == null ? 1 : event.getCount();
    return new EventBuilder(event).withCount(count + 1).withLastTimestamp(now).build();
  }

  private Event event(HasMetadata about, String name, Saying saying) {
    return new EventBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace(about.getMetadata().getNamespace())
        .endMetadata()
        .withNewInvolvedObject()
        .withApiVersion(about.getApiVersion())
        .withKind(about.getKind())
        .withName(about.getMetadata().getName())
        .withNamespace(about.getMetadata().getNamespace())
        .withUid(about.getMetadata().getUid())
        .endInvolvedObject()
        .withType(saying.severity().word())
        .withReason(saying.reason())
        .withMessage(saying.message())
        .withCount(1)
        .withFirstTimestamp(now())
        .withLastTimestamp(now())
        .withNewSource()
        .withComponent(Marks.OPERATOR)
        .endSource()
        .withReportingComponent(Marks.OPERATOR)
        .withReportingInstance(reporter)
        .build();
  }

  private String now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
