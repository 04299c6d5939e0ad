package com.kameleoon.destination.model.issue;

/// One thing that is wrong with a resource.
///
/// @param path place in the resource, with the character position inside a text where it has one:
///   `spec.mappings[2].subscribe:14`
/// @param sentence what is wrong and what to do about it, for the person who wrote it
public record Issue(String path, Severity severity, String sentence) {
  public static Issue error(String path, String sentence) {
    return new Issue(path, Severity.ERROR, sentence);
  }

  public static Issue warning(String path, String sentence) {
    return new Issue(path, Severity.WARNING, sentence);
  }

  @Override
  public String toString() {
    return path + ": " + sentence;
  }
}
