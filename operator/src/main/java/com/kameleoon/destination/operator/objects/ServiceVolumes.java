package com.kameleoon.destination.operator.objects;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What a service's pod mounts: its configuration, its token, and the user's Secrets and
/// ConfigMaps, each as a folder, so that the kubelet keeps it up to date while the pod runs.
final class ServiceVolumes {
  static final String CONFIGURATION = "/etc/kameleoon/configuration";
  static final String TOKENS = "/etc/kameleoon/tokens";
  static final String SECRETS = "/etc/kameleoon/secrets";
  static final String CONFIG_MAPS = "/etc/kameleoon/config-maps";

  private final List<Object> volumes = new ArrayList<>();
  private final List<Object> mounts = new ArrayList<>();

  private ServiceVolumes() {}

  static ServiceVolumes of(Suite suite, Component component) {
    ServiceVolumes all = new ServiceVolumes();
    all.add(
        PodParts.configMapVolume("configuration", suite.owner().named(Metadata.CONFIGURATION)),
        CONFIGURATION);
    all.add(PodParts.secretVolume("tokens", suite.owner().named("tokens")), TOKENS);
    all.addReferenced(suite, component);
    all.volumes.add(PodParts.scratchVolume("256Mi"));
    all.mounts.add(PodParts.mount("tmp", "/tmp"));
    return all;
  }

  /// The other services need the account's key only.
  private void addReferenced(Suite suite, Component component) {
    boolean all = component == Component.INGEST;
    List<String> secrets = all ? suite.secrets() : List.of(suite.spec().apiKeySecretRef().name());
    List<String> configMaps = all ? suite.configMaps() : List.of();
    for (int i = 0; i < secrets.size(); i++) {
      String secret = secrets.get(i);
      add(PodParts.secretVolume("secret-" + i, secret), SECRETS + "/" + secret);
    }
    for (int i = 0; i < configMaps.size(); i++) {
      String configMap = configMaps.get(i);
      add(PodParts.configMapVolume("config-map-" + i, configMap), CONFIG_MAPS + "/" + configMap);
    }
  }

  private void add(Map<String, Object> volume, String path) {
    volumes.add(volume);
    mounts.add(PodParts.readOnly(String.valueOf(volume.get("name")), path));
  }

  List<Object> volumes() {
    return volumes;
  }

  List<Object> mounts() {
    return mounts;
  }
}
