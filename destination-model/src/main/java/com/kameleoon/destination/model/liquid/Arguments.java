package com.kameleoon.destination.model.liquid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.kameleoon.destination.model.ecma.Budget;
import com.kameleoon.destination.model.ecma.Ecma;
import java.util.List;

/// A filter's arguments, as it asks for them.
record Arguments(List<JsonNode> values, Scope scope) {
  Budget budget() {
    return scope.budget();
  }

  int count() {
    return values.size();
  }

  JsonNode at(int index) {
    return Special.plain(raw(index));
  }

  /// As JavaScript asks: `nil`, `empty` and `blank` are objects there, and so true.
  boolean isEcmaTrue(int index) {
    return Special.isRule(raw(index)) || Ecma.isTruthy(raw(index));
  }

  /// As written: `nil`, `empty` and `blank` are themselves.
  JsonNode raw(int index) {
    return index < values.size() ? values.get(index) : MissingNode.getInstance();
  }

  boolean has(int index) {
    return !at(index).isMissingNode();
  }

  /// As Liquid prints it; empty where there is none.
  String text(int index) {
    return Values.text(at(index), budget());
  }

  /// NaN where there is none, 0 where it is no number.
  double number(int index) {
    return index < values.size() ? Values.number(at(index), budget()) : Double.NaN;
  }

  /// `Number(argument)`, or the default where there is none.
  double ecmaNumber(int index, double otherwise) {
    return has(index) ? Values.ecmaNumber(at(index), budget()) : otherwise;
  }
}
