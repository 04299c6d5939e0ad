package com.kameleoon.destination.model.spec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A rule over several fields, for API servers that evaluate CEL (Kubernetes 1.25 and newer). The
/// compiler has the same rule, since older ones do not.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(Rule.Rules.class)
public @interface Rule {
  /// True where all is well.
  String cel();

  String sentence();

  /// Several rules on one type.
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.TYPE)
  @interface Rules {
    Rule[] value();
  }
}
