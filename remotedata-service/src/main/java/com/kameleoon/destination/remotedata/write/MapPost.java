package com.kameleoon.destination.remotedata.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.remotedata.json.JsonText;
import com.kameleoon.destination.remotedata.query.KeyText;
import com.kameleoon.destination.remotedata.settings.Settings;
import com.kameleoon.destination.remotedata.store.FieldPlace;
import com.kameleoon.destination.remotedata.store.FieldWrite;
import com.kameleoon.destination.remotedata.store.MapChange;
import com.kameleoon.destination.remotedata.store.Part;
import com.kameleoon.destination.remotedata.store.Stamp;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// From the body of `POST /map/maps` to a change: `{"<key>":{"<field>":<any JSON>}}`.
///
/// Fields merge at the top level of a key, null removes a field, `{}` deletes the key.
final class MapPost {
  private static final int MAX_KEY = 100;
  private static final JsonNode LISTED = JsonText.MAPPER.getNodeFactory().booleanNode(true);

  private final Settings settings;
  private final Stamp stamp;
  private final List<FieldWrite> writes = new ArrayList<>();
  private final Set<String> deleted = new HashSet<>();
  private final Set<String> traitsCleared = new HashSet<>();
  private final Set<String> listCleared = new HashSet<>();

  private MapPost(Settings settings, Stamp stamp) {
    this.settings = settings;
    this.stamp = stamp;
  }

  /// Throws [RequestRefusedException] that names the key or field.
  static MapChange read(byte[] body, Settings settings, Stamp stamp) {
    MapPost post = new MapPost(settings, stamp);
    for (Map.Entry<String, JsonNode> entry : object(body).properties()) {
      post.key(checkedKey(entry.getKey()), entry.getValue());
    }
    return new MapChange(
        post.writes,
        post.deleted,
        Map.of(Part.TRAIT, post.traitsCleared, Part.LISTED, post.listCleared),
        stamp);
  }

  private void key(String key, JsonNode fields) {
    if (!fields.isObject()) {
      throw new RequestRefusedException(
          "invalid_value", "the value of a key must be a JSON object; {} deletes the key", key);
    }
    if (fields.isEmpty()) {
      deleted.add(key);
    }
    for (Map.Entry<String, JsonNode> field : fields.properties()) {
      field(key, checkedName(field.getKey()), field.getValue());
    }
  }

  private void field(String key, String name, JsonNode value) {
    if (key.startsWith(Keys.IDENTIFY_PREFIX) && name.equals(Keys.TRAITS_FIELD)) {
      traits(key, value);
    } else if (key.equals(Keys.COMMON) && name.equals(Keys.COHORTS_FIELD)) {
      cohorts(key, value);
    } else {
      add(FieldPlace.named(key, Part.FIELD, name), value);
    }
  }

  private void traits(String key, JsonNode traits) {
    if (!traits.isObject() && !traits.isNull()) {
      throw new RequestRefusedException(
          "invalid_value", "traits of an IDENTIFY_ key must be an object or null", key);
    }
    traitsCleared.add(key);
    for (Map.Entry<String, JsonNode> trait : traits.properties()) {
      FieldPlace place = FieldPlace.named(key, Part.TRAIT, checkedName(trait.getKey()));
      if (settings.allowsTrait(place.name())) {
        add(place, trait.getValue());
      }
    }
  }

  private void cohorts(String key, JsonNode names) {
    boolean strings = names.isArray() && names.valueStream().allMatch(JsonNode::isTextual);
    if (!strings && !names.isNull()) {
      throw new RequestRefusedException(
          "invalid_value", "cohorts of the key common must be an array of strings or null", key);
    }
    listCleared.add(key);
    for (JsonNode name : names) {
      add(FieldPlace.named(key, Part.LISTED, checkedName(name.textValue())), LISTED);
    }
  }

  private void add(FieldPlace place, JsonNode value) {
    Optional<String> text = value.isNull() ? Optional.empty() : Optional.of(JsonText.of(value));
    writes.add(FieldWrite.of(place, text, stamp, 0));
  }

  private static JsonNode object(byte[] body) {
    JsonNode tree = tree(body);
    if (!tree.isObject()) {
      throw new RequestRefusedException(
          "invalid_json", "the body must be a JSON object: {\"<key>\":{\"<field>\":<value>}}", "");
    }
    return tree;
  }

  private static JsonNode tree(byte[] body) {
    try {
      return JsonText.parse(body);
    } catch (IOException e) {
      throw new RequestRefusedException("invalid_json", "the body is not JSON", "");
    }
  }

  private static String checkedKey(String written) {
    String key = KeyText.trimmed(written);
    if (key.isEmpty() || key.length() > MAX_KEY || !JsonText.isStorable(key)) {
      throw new RequestRefusedException(
          "invalid_key",
          "a key must have 1 to 100 characters and no NUL: change or shorten it",
          "");
    }
    return key;
  }

  private static String checkedName(String name) {
    if (name.length() > Limits.NAME) {
      throw new RequestRefusedException(
          "invalid_field", "a field name has more than 1024 characters: shorten it", "");
    }
    return name;
  }
}
