package com.kameleoon.destination.model.mapping;

/// Places inside a mapping, written the way resources write them.
final class Place {
  private Place() {}

  static String member(String place, String name) {
    return place.isEmpty() ? name : place + "." + name;
  }

  static String item(String place, int index) {
    return place + "[" + index + "]";
  }
}
