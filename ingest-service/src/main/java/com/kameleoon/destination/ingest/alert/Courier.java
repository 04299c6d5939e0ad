package com.kameleoon.destination.ingest.alert;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.ingest.destination.SecretValues;
import com.kameleoon.destination.model.spec.EmailSpec;
import com.kameleoon.destination.model.spec.SecretKeyRef;
import io.micronaut.core.util.SupplierUtil;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// Brings one message to one receiver.
@Singleton
final class Courier {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final SecretValues secrets;
  private final Mailer mailer;
  // Made for the first message: it reads the machine's certificates, for which no start should
  // wait.
  private final Supplier<HttpClient> client =
      SupplierUtil.memoized(() -> HttpClient.newBuilder().connectTimeout(PATIENCE).build());

  Courier(SecretValues secrets, Mailer mailer) {
    this.secrets = secrets;
    this.mailer = mailer;
  }

  /// Empty when it has it; else what went wrong, without any secret.
  Optional<String> bring(Receiver receiver, AlertMessage message) {
    EmailSpec email = receiver.spec().email();
    SecretKeyRef webhook = receiver.spec().webhookSecretRef();
    if (email != null) {
      return mailer.send(email, message);
    }
    return webhook == null
        ? Optional.of("The receiver has neither a webhook nor an e-mail address.")
        : secrets
            .find(webhook.name(), webhook.key())
            .map(url -> post(url, message))
            .orElse(
                Optional.of("Secret %s has no key %s.".formatted(webhook.name(), webhook.key())));
  }

  /// Slack's format, with the same as data for others.
  private Optional<String> post(String url, AlertMessage message) {
    try {
      ObjectNode body = JSON.createObjectNode();
      body.put("text", message.text());
      body.put("alert", message.alert());
      body.put("state", message.kind().name());
      body.put("at", message.createdAt().toString());
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url.strip()))
              .timeout(PATIENCE)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
              .build();
      int status = client.get().send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      return status / 100 == 2
          ? Optional.empty()
          : Optional.of("The webhook answered " + status + ".");
    } catch (IOException unreachable) {
      return Optional.of(
          "The webhook cannot be reached: " + unreachable.getClass().getSimpleName());
    } catch (IllegalArgumentException noAddress) {
      return Optional.of("The Secret's value is no address that can be posted to.");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Optional.of("Interrupted.");
    }
  }
}
