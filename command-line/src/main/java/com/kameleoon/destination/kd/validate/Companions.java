package com.kameleoon.destination.kd.validate;

import com.kameleoon.destination.model.spec.ConfigMapDocument;
import com.kameleoon.destination.model.spec.ConfigMapKeyRef;
import com.kameleoon.destination.model.spec.SecretDocument;
import com.kameleoon.destination.model.spec.SecretKeyRef;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The Secrets and ConfigMaps that stand in the files. One that does not stand there may well be in
/// the cluster, so that nothing is said about it.
record Companions(List<SecretDocument> secrets, List<ConfigMapDocument> configMaps) {

  boolean hasSecret(SecretKeyRef ref) {
    return secrets.stream().anyMatch(secret -> secret.name().equals(ref.name()));
  }

  boolean hasConfigMap(ConfigMapKeyRef ref) {
    return configMaps.stream().anyMatch(configMap -> configMap.name().equals(ref.name()));
  }

  Optional<String> value(SecretKeyRef ref) {
    return secrets.stream()
        .filter(secret -> secret.name().equals(ref.name()))
        .map(secret -> secret.values().get(ref.key()))
        .filter(Objects::nonNull)
        .map(String::stripTrailing)
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  Optional<String> value(ConfigMapKeyRef ref) {
    return configMaps.stream()
        .filter(configMap -> configMap.name().equals(ref.name()))
        .map(configMap -> configMap.values().get(ref.key()))
        .filter(Objects::nonNull)
        .findFirst();
  }
}
