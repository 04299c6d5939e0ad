package com.kameleoon.destination.operator.reconcile;

import com.kameleoon.destination.operator.objects.DatabaseAccess;
import com.kameleoon.destination.operator.objects.ServiceTokens;
import com.kameleoon.destination.operator.plan.Digests;
import com.kameleoon.destination.operator.plan.Rollout;
import com.kameleoon.destination.operator.resource.Marks;
import com.kameleoon.destination.operator.resource.Owner;
import io.fabric8.kubernetes.api.model.Secret;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Tokens and passwords that the operator makes: once, and then they are read back.
final class OwnSecrets {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 24;
  private static final Set<String> KEYS = Set.of("host", "port", "dbname", "username", "password");

  private final Informers cluster;

  OwnSecrets(Informers cluster) {
    this.cluster = cluster;
  }

  private static String random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /// @param rotation value of the resource's annotation; another one than before makes a new token
  ServiceTokens tokens(Owner owner, String rotation) {
    Optional<Secret> existing = tokensOf(owner, rotation);
    Optional<String> current = existing.flatMap(secret -> value(secret, "service-token"));
    String console =
        existing.flatMap(secret -> value(secret, "console-token")).orElseGet(OwnSecrets::random);
    boolean rotated =
        existing.isPresent() && current.isPresent() && !rotation.equals(rotation(existing.get()));
    String token = rotated ? random() : current.orElseGet(OwnSecrets::random);
    return new ServiceTokens(token, rotation, console);
  }

  /// A cache that is behind must not make a second token for one rotation.
  private Optional<Secret> tokensOf(Owner owner, String rotation) {
    String name = owner.named("tokens");
    return cluster
        .own(owner.namespace(), name)
        .filter(secret -> rotation.equals(rotation(secret)))
        .or(() -> cluster.live(owner.namespace(), name));
  }

  private static String rotation(Secret secret) {
    Map<String, String> annotations = secret.getMetadata().getAnnotations();
    return annotations == null ? "" : annotations.getOrDefault(Marks.ROTATION, "");
  }

  DatabaseAccess database(Owner owner, Rollout rollout) {
    return rollout.spec().database().secretRef() == null
        ? embedded(owner)
        : external(owner, rollout.spec().database().secretRef().name());
  }

  private DatabaseAccess external(Owner owner, String secret) {
    Map<String, String> values =
        new TreeMap<>(cluster.contents(owner.namespace()).secret(secret).orElse(Map.of()));
    return new DatabaseAccess(
        secret, values.keySet(), Digests.of(values.toString()), Optional.empty());
  }

  private DatabaseAccess embedded(Owner owner) {
    String name = owner.named("database");
    String password =
        cluster
            .own(owner.namespace(), name)
            .flatMap(secret -> value(secret, "password"))
            .orElseGet(OwnSecrets::random);
    return new DatabaseAccess(name, KEYS, Digests.of(password), Optional.of(password));
  }

  private static Optional<String> value(Secret secret, String key) {
    return Optional.ofNullable(secret.getData())
        .map(data -> data.get(key))
        .map(value -> new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8));
  }
}
