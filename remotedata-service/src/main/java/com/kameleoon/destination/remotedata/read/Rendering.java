package com.kameleoon.destination.remotedata.read;

import com.kameleoon.destination.remotedata.settings.Settings;
import com.kameleoon.destination.remotedata.store.Part;
import com.kameleoon.destination.remotedata.store.StoredField;
import com.kameleoon.destination.remotedata.store.StoredMap;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Stream;

/// From stored fields to the JSON object that SDKs read.
///
/// Names and values are stored as JSON text, so this only joins them; the order is the stored one.
final class Rendering {
  private Rendering() {}

  static ReadyAnswer render(StoredMap map, Settings settings) {
    StringJoiner object = new StringJoiner(",", "{", "}");
    for (StoredField field : of(map, Part.FIELD).toList()) {
      object.add(field.name() + ':' + field.value());
    }
    List<String> cohorts = of(map, Part.LISTED).map(StoredField::name).toList();
    if (!cohorts.isEmpty()) {
      object.add("\"cohorts\":[" + String.join(",", cohorts) + ']');
    }
    List<String> traits =
        of(map, Part.TRAIT)
            .filter(trait -> settings.allowsTrait(trait.name()))
            .map(trait -> trait.name() + ':' + trait.value())
            .toList();
    if (!traits.isEmpty()) {
      object.add("\"traits\":{" + String.join(",", traits) + '}');
    }
    return new ReadyAnswer(object.toString().getBytes(StandardCharsets.UTF_8), map.expiresAt());
  }

  private static Stream<StoredField> of(StoredMap map, Part part) {
    return map.fields().stream().filter(field -> field.part() == part);
  }
}
