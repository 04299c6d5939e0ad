package com.kameleoon.destination.model.function;

import com.kameleoon.destination.model.issue.Issue;
import java.util.List;

/// Finds what is wrong with a function's JavaScript before an event meets it. Needs a JavaScript
/// engine, so ingest-service has the only one; whoever cannot ask it learns the same issues from
/// ingest.
public interface FunctionChecker {
  /// Syntax errors, code that throws or does not end while it is loaded, unknown handler names, no
  /// handler at all. Never throws.
  ///
  /// @param path of the code in the resource: `spec.functions[1].code`; issues add line and column
  List<Issue> check(String path, InsertFunction function);
}
