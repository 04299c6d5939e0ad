package com.kameleoon.destination.model.fql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads a trigger as a person does, and reports each place where Segment reads something else.
/// What it accepts without a finding means the same in Segment; nested parentheses, which Segment
/// refuses aloud, are the one extension.
final class StrictReader {
  static final int DEEPEST = 32;

  private final TokenCursor cursor;
  private final Findings findings;
  private final StrictConditions conditions;

  private StrictReader(String text, Lexed words, Findings findings) {
    this.cursor = new TokenCursor(words.joined());
    this.findings = findings;
    this.conditions = new StrictConditions(text, cursor, findings);
  }

  /// Empty where nothing could be made of it; a finding says so.
  static Optional<Trigger.Group> read(String text, Lexed words, Findings findings) {
    StrictReader reader = new StrictReader(text, words, findings);
    Optional<Trigger> read = reader.level(0);
    if (read.isEmpty() && findings.isEmpty()) {
      findings.unreadable(0, TriggerSentences.EMPTY);
    }
    Optional<Trigger.Group> root = read.map(StrictReader::asGroup);
    root.ifPresent(group -> AbsenceCheck.check(group, findings));
    return root;
  }

  private static Trigger.Group asGroup(Trigger trigger) {
    return switch (trigger) {
      case Trigger.Group group -> group;
      case Trigger.Condition condition -> new Trigger.Group("and", List.of(condition));
      case Trigger.Hole hole -> new Trigger.Group("and", List.of(hole));
    };
  }

  private Optional<Trigger> level(int depth) {
    Level level = new Level();
    while (!cursor.at(TokenType.END) && !(depth > 0 && cursor.at(TokenType.PAREN_RIGHT))) {
      step(level, depth);
    }
    level.finish();
    return level.result();
  }

  private void step(Level level, int depth) {
    Token token = cursor.peek();
    if (token.is(TokenType.CONDITIONAL)) {
      level.conditional(cursor.next());
    } else if (isConditionalWord(token)) {
      findings.misread(token.start(), TriggerSentences.skippedWord(token.value()));
      level.skippedConditional(cursor.next());
    } else if (token.is(TokenType.PAREN_RIGHT)) {
      findings.misread(cursor.next().start(), TriggerSentences.STRAY_CLOSE);
    } else if (isNot(token)) {
      findings.misread(cursor.next().start(), TriggerSentences.NOT_WORD);
    } else if (token.is(TokenType.OPERATOR, "!") && !conditions.isFunction(cursor.peek(1))) {
      boolean group = cursor.peek(1).is(TokenType.PAREN_LEFT);
      findings.misread(
          cursor.next().start(),
          group ? TriggerSentences.NOT_GROUP : TriggerSentences.NOT_CONDITION);
    } else {
      item(level, depth);
    }
  }

  private void item(Level level, int depth) {
    Token token = cursor.peek();
    boolean group = token.is(TokenType.PAREN_LEFT);
    if (!group && !token.is(TokenType.IDENT) && !token.is(TokenType.OPERATOR, "!")) {
      findings.misread(cursor.next().start(), TriggerSentences.unexpected(token.value()));
      return;
    }
    level.beforeItem(token);
    (group ? group(depth + 1) : conditions.read()).ifPresent(level.children::add);
  }

  private Optional<Trigger> group(int depth) {
    Token open = cursor.next();
    if (depth > DEEPEST) {
      findings.unreadable(open.start(), TriggerSentences.TOO_DEEP.formatted(DEEPEST));
      cursor.skipToClose();
      return Optional.empty();
    }
    if (cursor.at(TokenType.PAREN_RIGHT)) {
      findings.misread(open.start(), TriggerSentences.EMPTY_GROUP);
    }
    Optional<Trigger> inside = level(depth);
    if (!cursor.accept(TokenType.PAREN_RIGHT)) {
      findings.unreadable(open.start(), TriggerSentences.UNCLOSED);
    }
    return inside;
  }

  private static boolean isConditionalWord(Token token) {
    String lower = token.value().toLowerCase(Locale.ROOT);
    return token.is(TokenType.IDENT) && (lower.equals("and") || lower.equals("or"));
  }

  private static boolean isNot(Token token) {
    return token.is(TokenType.IDENT) && token.value().equalsIgnoreCase("not");
  }

  /// The conditions between two parentheses.
  private final class Level {
    private final List<Trigger> children = new ArrayList<>();
    private Optional<Token> pending = Optional.empty();
    private String joined = "";
    private boolean afterItem;

    void conditional(Token word) {
      dangling();
      if (!joined.isEmpty() && !joined.equals(word.value())) {
        findings.misread(word.start(), TriggerSentences.MIXED);
      }
      if (!afterItem) {
        findings.misread(word.start(), TriggerSentences.ignoredConditional(word.value()));
      }
      joined = word.value();
      pending = afterItem ? Optional.of(word) : Optional.empty();
      afterItem = false;
    }

    void skippedConditional(Token word) {
      dangling();
      pending = Optional.of(word);
      afterItem = false;
    }

    void beforeItem(Token token) {
      if (afterItem) {
        findings.misread(token.start(), TriggerSentences.NO_CONDITIONAL);
      }
      pending = Optional.empty();
      afterItem = true;
    }

    void finish() {
      dangling();
    }

    private void dangling() {
      pending.ifPresent(word ->
          findings.misread(word.start(), TriggerSentences.ignoredConditional(word.value())));
      pending = Optional.empty();
    }

    Optional<Trigger> result() {
      return switch (children.size()) {
        case 0 -> Optional.empty();
        case 1 -> Optional.of(children.getFirst());
        default -> Optional.of(new Trigger.Group(joined.isEmpty() ? "and" : joined, children));
      };
    }
  }
}
