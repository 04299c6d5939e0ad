package com.kameleoon.destination.model.json;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The members of an object that is a slice; becomes an ordinary map when it is walked through.
/// What is put and removed before is noted beside the slice, so that the rest stays as it was read.
final class SliceMembers extends AbstractMap<String, JsonNode> {
  private final byte[] source;
  private final int from;
  private final int to;
  private final MemberIndex index;
  private Map<String, JsonNode> more = Collections.emptyMap();
  private volatile @Nullable Map<String, JsonNode> whole;
  private volatile boolean changed;

  SliceMembers(byte[] source, int from, int to, MemberIndex index) {
    this.source = source;
    this.from = from;
    this.to = to;
    this.index = index;
  }

  /// Nobody has changed it, nor could have: lists that were handed out may have been changed.
  boolean isVerbatim() {
    return !changed && index.isVerbatim();
  }

  /// False where it has become an ordinary map.
  boolean writeTo(ByteWriter out) {
    if (isVerbatim()) {
      out.copy(source, from, to);
      return true;
    }
    if (whole != null) {
      return false;
    }
    out.begin('{');
    for (int i = 0; i < index.count(); i++) {
      if (index.isThere(i)) {
        out.separate();
        index.copyTo(out, i);
        if (index.mayDiffer(i)) {
          out.write(node(i));
        }
      }
    }
    more.forEach(out::member);
    out.end('}');
    return true;
  }

  SerializableString raw() {
    return new RawJson(source, from, to);
  }

  @Override
  public @Nullable JsonNode get(Object key) {
    Map<String, JsonNode> map = whole;
    if (map != null) {
      return map.get(key);
    }
    int i = key instanceof String name ? index.find(name) : -1;
    return i < 0 ? more.get(key) : node(i);
  }

  @Nullable JsonNode get(MemberName name) {
    if (whole != null) {
      return get(name.toString());
    }
    int i = index.find(name);
    return i < 0 ? more.get(name.toString()) : node(i);
  }

  Answer ask(MemberName[] path, int from, ValueQuestion question) {
    return whole == null ? index.ask(path, from, question) : Answer.UNKNOWN;
  }

  @Override
  public boolean containsKey(Object key) {
    Map<String, JsonNode> map = whole;
    return map == null ? get(key) != null : map.containsKey(key);
  }

  @Override
  public @Nullable JsonNode put(String key, JsonNode value) {
    changed = true;
    Map<String, JsonNode> map = whole;
    if (map != null) {
      return map.put(key, value);
    }
    int i = index.find(key);
    if (i < 0) {
      return added().put(key, value);
    }
    JsonNode before = node(i);
    index.replace(i, value);
    return before;
  }

  private Map<String, JsonNode> added() {
    if (more.isEmpty()) {
      more = new LinkedHashMap<>();
    }
    return more;
  }

  @Override
  public @Nullable JsonNode remove(Object key) {
    changed = true;
    Map<String, JsonNode> map = whole;
    if (map != null) {
      return map.remove(key);
    }
    int i = key instanceof String name ? index.find(name) : -1;
    if (i < 0) {
      return more.isEmpty() ? null : more.remove(key);
    }
    JsonNode before = node(i);
    index.remove(i);
    return before;
  }

  @Override
  public void clear() {
    changed = true;
    whole().clear();
  }

  @Override
  public boolean isEmpty() {
    Map<String, JsonNode> map = whole;
    return map == null && !changed ? index.count() == 0 : whole().isEmpty();
  }

  @Override
  public int size() {
    return whole().size();
  }

  @Override
  public Set<Entry<String, JsonNode>> entrySet() {
    return new Entries();
  }

  private JsonNode node(int i) {
    JsonNode known = index.node(i);
    if (known != null) {
      return known;
    }
    JsonNode node = index.decode(i);
    if (node.isArray()) {
      changed = true;
    }
    if (!node.isNumber()) {
      index.setNode(i, node);
    }
    return node;
  }

  private Map<String, JsonNode> whole() {
    Map<String, JsonNode> map = whole;
    if (map == null) {
      map = new LinkedHashMap<>();
      for (int i = 0; i < index.count(); i++) {
        if (index.isThere(i)) {
          map.put(index.name(i), node(i));
        }
      }
      map.putAll(more);
      whole = map;
    }
    return map;
  }

  /// The members one by one; what is removed here is a change like any other.
  private final class Entries extends AbstractSet<Entry<String, JsonNode>> {
    @Override
    public Iterator<Entry<String, JsonNode>> iterator() {
      Iterator<Entry<String, JsonNode>> entries = whole().entrySet().iterator();
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return entries.hasNext();
        }

        @Override
        public Entry<String, JsonNode> next() {
          return entries.next();
        }

        @Override
        public void remove() {
          changed = true;
          entries.remove();
        }
      };
    }

    @Override
    public int size() {
      return whole().size();
    }
  }
}
