package com.kameleoon.destination.kd.migrate;

import java.util.ArrayList;
import java.util.List;

/// What the person who imports should know, in the order of the resource.
final class Remarks {
  /// Carried over, but to be looked at.
  record Remark(String about, String sentence) {}

  private final List<Remark> left = new ArrayList<>();
  private final List<Remark> todo = new ArrayList<>();

  /// Something that has no counterpart here.
  void leftOut(String about, String sentence) {
    left.add(new Remark(about, sentence));
  }

  /// Something that is there and needs a hand.
  void toDo(String about, String sentence) {
    todo.add(new Remark(about, sentence));
  }

  List<Remark> leftOut() {
    return left;
  }

  List<Remark> toDo() {
    return todo;
  }
}
