package com.kameleoon.destination.model.spec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What a field of the resource means and how large it may be: the schema that the API server
/// enforces, `kubectl explain`, docs/resource.md and the compiler all read it here.
///
/// Bounds on a list or map of texts hold for each of its texts too.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Described {
  /// One or two sentences for the person who writes the resource.
  String value();

  int minLength() default 0;

  int maxLength() default 253;

  /// A regular expression that Java and RE2 read alike; it must match the whole text.
  String pattern() default "";

  int maxItems() default 64;

  /// The most members of a map.
  int maxProperties() default 64;

  double minimum() default Double.NEGATIVE_INFINITY;

  double maximum() default Double.POSITIVE_INFINITY;

  /// The member that tells the items of a list apart; Kubernetes merges and refuses by it.
  String key() default "";
}
