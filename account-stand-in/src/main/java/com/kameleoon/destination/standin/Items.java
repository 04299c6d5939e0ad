package com.kameleoon.destination.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The goals or the custom data of the account, in the order of their ids.
public final class Items {
  private final Map<Long, ObjectNode> byId = new TreeMap<>();
  private final List<String> created = new ArrayList<>();
  private long last;

  Items(long first) {
    this.last = first;
  }

  /// Puts one there as a person would; answers its id.
  public synchronized long add(String name, long siteId) {
    ObjectNode item = Json.object();
    item.put("name", name).put("siteId", siteId).put("status", "ACTIVE");
    return put(item);
  }

  public synchronized void rename(long id, String name) {
    get(id).orElseThrow().put("name", name);
  }

  public synchronized void archive(long id) {
    get(id).orElseThrow().put("isArchived", true);
  }

  public synchronized void delete(long id) {
    byId.remove(id);
  }

  /// The names that were created by calls, in order.
  public synchronized List<String> created() {
    return List.copyOf(created);
  }

  public synchronized List<ObjectNode> all() {
    return byId.values().stream().map(ObjectNode::deepCopy).toList();
  }

  public synchronized Optional<ObjectNode> named(String name) {
    return byId.values().stream()
        .filter(item -> item.path("name").asText().equals(name))
        .findFirst();
  }

  synchronized ObjectNode create(ObjectNode wanted) {
    created.add(wanted.path("name").asText());
    ObjectNode item = wanted.deepCopy();
    put(item);
    return item;
  }

  synchronized Optional<ObjectNode> get(long id) {
    return Optional.ofNullable(byId.get(id));
  }

  /// A page of those that meet every condition of the filter.
  synchronized JsonNode page(int page, int perPage, JsonNode filter) {
    var found = Json.array();
    byId.values().stream()
        .filter(item -> meets(item, filter))
        .skip((page - 1L) * perPage)
        .limit(perPage)
        .forEach(found::add);
    return found;
  }

  private static boolean meets(ObjectNode item, JsonNode filter) {
    for (JsonNode condition : filter) {
      String wanted = condition.path("parameters").path(0).asText();
      // Whether EQUAL minds upper and lower case is not documented: it does not here.
      if (!item.path(condition.path("field").asText()).asText().equalsIgnoreCase(wanted)) {
        return false;
      }
    }
    return true;
  }

  private long put(ObjectNode item) {
    last++;
    item.put("id", last);
    item.put("index", last % 1000);
    byId.put(last, item);
    return last;
  }
}
