package com.kameleoon.destination.model.action;

/// Member names that more than one action shares.
final class Names {
  static final String PREVIOUS_ID = "previousId";
  static final String PROPERTIES = "properties";
  static final String VISITOR_CODE = "kameleoonVisitorCode";
  static final String VISITOR_CODE_LABEL = "Kameleoon Visitor Code";

  private Names() {}
}
