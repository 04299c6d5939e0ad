package com.kameleoon.destination.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// The map API: keys and their objects; a post replaces a key's object, an empty one deletes it.
public final class Maps {
  private final Map<String, ObjectNode> byKey = new TreeMap<>();
  private final Map<String, Integer> posts = new HashMap<>();
  private int requests;
  private int written;
  private int ttlHours;

  /// The key's object; empty where the key is not there.
  public synchronized ObjectNode get(String key) {
    return byKey.getOrDefault(key, Json.object()).deepCopy();
  }

  public synchronized int requests() {
    return requests;
  }

  /// Keys written, repeated ones included.
  public synchronized int written() {
    return written;
  }

  /// How often this key was written.
  public synchronized int postsOf(String key) {
    return posts.getOrDefault(key, 0);
  }

  public synchronized int size() {
    return byKey.size();
  }

  /// Of the last post.
  public synchronized int ttlHours() {
    return ttlHours;
  }

  /// @throws IllegalArgumentException where the body is no object of objects
  synchronized void post(String body, int ttl) {
    JsonNode maps = Json.read(body);
    if (!maps.isObject()) {
      throw new IllegalArgumentException("no object");
    }
    requests++;
    ttlHours = ttl;
    maps.properties().forEach(entry -> put(entry.getKey(), (ObjectNode) entry.getValue()));
  }

  private void put(String key, ObjectNode value) {
    if (key.length() > 100) {
      throw new IllegalArgumentException("the key is too long");
    }
    written++;
    posts.merge(key, 1, Integer::sum);
    if (value.isEmpty()) {
      byKey.remove(key);
    } else {
      byKey.put(key, value);
    }
  }
}
