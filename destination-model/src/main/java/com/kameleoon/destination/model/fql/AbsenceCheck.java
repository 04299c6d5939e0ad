package com.kameleoon.destination.model.fql;

import com.kameleoon.destination.model.fql.Trigger.Condition;
import com.kameleoon.destination.model.fql.Trigger.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A negative test that Segment answers with false for a missing value must stand beside a
/// condition that says what a missing value means.
final class AbsenceCheck {
  private static final Set<String> NEGATIVE =
      Set.of("number_not_equals", "not_contains", "not_starts_with", "not_ends_with");
  private static final Set<String> TRUE_WHEN_ABSENT = Set.of("not_exists", "!=");

  private final Findings findings;

  private AbsenceCheck(Findings findings) {
    this.findings = findings;
  }

  static void check(Group root, Findings findings) {
    new AbsenceCheck(findings).group(root, List.of());
  }

  private void group(Group group, List<Condition> above) {
    List<Condition> decided = new ArrayList<>(above);
    for (Trigger child : group.children()) {
      if (child instanceof Condition condition && decides(condition, group.isAnd())) {
        decided.add(condition);
      }
    }
    for (Trigger child : group.children()) {
      switch (child) {
        case Group inner -> group(inner, decided);
        case Condition condition -> condition(condition, decided);
        case Trigger.Hole _ -> {}
      }
    }
  }

  private static boolean decides(Condition condition, boolean inAnd) {
    String operator = condition.operator();
    return inAnd
        ? !NEGATIVE.contains(operator) && !TRUE_WHEN_ABSENT.contains(operator)
        : operator.equals("not_exists");
  }

  private void condition(Condition condition, List<Condition> decided) {
    boolean negative = NEGATIVE.contains(condition.operator());
    if (negative && decided.stream().noneMatch(other -> settles(other, condition))) {
      findings.misread(condition.at(), sentence(condition));
    }
  }

  private static String sentence(Condition condition) {
    String text = TriggerText.condition(condition);
    return condition.subject() == Subject.EVENT
        ? TriggerSentences.negatedEvent(text)
        : TriggerSentences.negatedAbsence(
            TriggerText.path(condition.subject(), condition.name()), text);
  }

  /// A track event always has a name, and the others never have one.
  private static boolean settles(Condition other, Condition negative) {
    boolean type = other.subject() == Subject.TYPE && other.operator().equals("=");
    return other.isAbout(negative) || (type && negative.subject() == Subject.EVENT);
  }
}
