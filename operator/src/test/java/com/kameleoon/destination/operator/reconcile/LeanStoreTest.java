package com.kameleoon.destination.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LeanStoreTest {
  @Test
  void keepsAnObjectWithoutWhatNobodyReads() {
    LeanStore<ConfigMap> store = new LeanStore<>(it -> it.setBinaryData(Map.of()));
    ConfigMap object =
        new ConfigMapBuilder()
            .withNewMetadata()
            .withNamespace("shop")
            .withName("lamps")
            .addNewManagedField()
            .withManager("kubectl")
            .endManagedField()
            .endMetadata()
            .addToData("key", "value")
            .addToBinaryData("large", "AAAA")
            .build();

    store.put(store.getKey(object), object);

    ConfigMap kept = store.get("shop/lamps");
    assertThat(kept.getMetadata().getManagedFields()).isEmpty();
    assertThat(kept.getBinaryData()).isEmpty();
    assertThat(kept.getData()).containsEntry("key", "value");
    assertThat(store.isFullState()).isTrue();
  }
}
