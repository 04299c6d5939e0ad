package com.kameleoon.destination.goal.catalog;

import com.kameleoon.destination.model.wire.CreationSettings;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Which events may make a goal, and how many goals a day.
record CreationPolicy(CreationSettings settings) {
  boolean admits(GoalName event) {
    return switch (settings.create()) {
      case All -> true;
      case None -> false;
      case Listed -> settings.patterns().stream().anyMatch(pattern -> matches(pattern, event));
    };
  }

  /// The same for `like`, which PostgreSQL compares events' names with.
  List<String> patterns() {
    return switch (settings.create()) {
      case All -> List.of("%");
      case None -> List.of();
      case Listed -> settings.patterns().stream().map(CreationPolicy::like).toList();
    };
  }

  /// Absent where there is no bound of our own.
  Optional<Integer> mostPerDay() {
    return Optional.ofNullable(settings.maxPerDay());
  }

  private static boolean matches(String pattern, GoalName event) {
    StringBuilder regex = new StringBuilder();
    for (String literal : pattern.split("\\*", -1)) {
      regex.append(regex.isEmpty() ? "" : ".*").append(Pattern.quote(literal));
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(event.event()).matches();
  }

  private static String like(String pattern) {
    return pattern.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_").replace("*", "%");
  }
}
