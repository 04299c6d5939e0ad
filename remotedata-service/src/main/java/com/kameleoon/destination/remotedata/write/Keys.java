package com.kameleoon.destination.remotedata.write;

/// The keys that events write to.
final class Keys {
  static final String COMMON = "common";
  static final String COHORTS_FIELD = "cohorts";
  static final String TRAITS_FIELD = "traits";
  static final String GROUP_ID = "groupId";
  static final String IDENTIFY_PREFIX = "IDENTIFY_";
  private static final String COHORTS_PREFIX = "COHORTS_";

  private Keys() {}

  static String identify(String id) {
    return IDENTIFY_PREFIX + id;
  }

  static String cohorts(String id) {
    return COHORTS_PREFIX + id;
  }
}
