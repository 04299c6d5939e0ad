package com.kameleoon.destination.goal;

import com.kameleoon.destination.goal.settings.CannotStart;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds in a failed start what its operator can do about it.
final class StartupSentence {
  private StartupSentence() {}

  static String of(Throwable failure) {
    return first(failure, CannotStart.class)
        .map(CannotStart::getMessage)
        .or(() -> first(failure, SQLException.class).map(StartupSentence::ofDatabase))
        .orElseGet(() -> last(failure));
  }

  private static String ofDatabase(SQLException failure) {
    return "datasources.default: the database did not answer, or refused: " + oneLine(failure);
  }

  private static <T> Optional<T> first(Throwable failure, Class<T> type) {
    return causes(failure).filter(type::isInstance).map(type::cast).findFirst();
  }

  private static String last(Throwable failure) {
    return causes(failure)
        .reduce((_, next) -> next)
        .map(StartupSentence::oneLine)
        .map(StartupSentence::withoutInjectionPath)
        .orElseThrow();
  }

  /// The framework wraps the name of a missing key in the route by which it got there.
  private static String withoutInjectionPath(String message) {
    int path = message.indexOf(" Path Taken:");
    String said = path < 0 ? message : message.substring(0, path);
    return said.substring(said.lastIndexOf(" Message: ") + 1).replaceFirst("^Message: ", "");
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(50);
  }

  private static String oneLine(Throwable failure) {
    String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    return message.lines().map(String::strip).reduce((a, b) -> a + " " + b).orElse("");
  }
}
