package com.kameleoon.destination.operator.plan;

import com.kameleoon.destination.model.spec.ConfigMapKeyRef;
import com.kameleoon.destination.model.spec.DestinationSpec;
import com.kameleoon.destination.model.spec.SecretKeyRef;
import com.kameleoon.destination.model.spec.SecretRef;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds every Secret and ConfigMap that a spec names, in whatever field, but the database's, which
/// no pod mounts.
final class References {
  private static final String DATABASE = "spec.database";

  private final List<Reference> found = new ArrayList<>();

  private References() {}

  static List<Reference> of(DestinationSpec spec) {
    References references = new References();
    references.visit("spec", spec);
    return references.found;
  }

  /// Names without repeats, in the order of the resource.
  static List<String> names(List<Reference> references, Reference.Kind kind) {
    return references.stream()
        .filter(reference -> reference.kind() == kind)
        .map(Reference::name)
        .distinct()
        .toList();
  }

  private void visit(String path, Object value) {
    switch (value) {
      case SecretKeyRef(String name, String key) ->
          found.add(new Reference(path, Reference.Kind.SECRET, name, Optional.of(key)));
      case SecretRef(String name) ->
          found.add(new Reference(path, Reference.Kind.SECRET, name, Optional.empty()));
      case ConfigMapKeyRef(String name, String key) ->
          found.add(new Reference(path, Reference.Kind.CONFIG_MAP, name, Optional.of(key)));
      case List<?> list -> visitList(path, list);
      case Record section -> visitRecord(path, section);
      default -> {}
    }
  }

  private void visitList(String path, List<?> list) {
    for (int i = 0; i < list.size(); i++) {
      visit(path + "[" + i + "]", list.get(i));
    }
  }

  private void visitRecord(String path, Record section) {
    for (RecordComponent component : section.getClass().getRecordComponents()) {
      String place = path + "." + component.getName();
      Object value = place.equals(DATABASE) ? null : read(component, section);
      if (value != null) {
        visit(place, value);
      }
    }
  }

  private static @Nullable Object read(RecordComponent component, Record section) {
    try {
      return component.getAccessor().invoke(section);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
