package com.kameleoon.destination.model.liquid;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Makes nodes of a template's tokens.
final class Parser {
  private static final Set<String> DISABLED =
      Set.of("case", "for", "include", "layout", "render", "tablerow");
  private static final Pattern BROKEN_COMMENT = Pattern.compile("\\n\\s*[^#\\s]");

  private final String input;
  private final Deque<Token> tokens;

  Parser(String input, Deque<Token> tokens) {
    this.input = input;
    this.tokens = tokens;
  }

  List<Node> parseAll() {
    List<Node> nodes = new ArrayList<>();
    while (!tokens.isEmpty()) {
      nodes.add(parse(tokens.removeFirst()));
    }
    return List.copyOf(nodes);
  }

  Node parse(Token token) {
    try {
      return switch (token) {
        case Token.Text text -> new Node.Text(content(text));
        case Token.Output output ->
            new Node.Output(output.begin(), reader(output.content()).readFilteredValue());
        case Token.Tag tag -> tag(tag);
      };
    } catch (Unreadable unreadable) {
      throw unreadable.placedAt(input, token.begin());
    }
  }

  private String content(Token.Text text) {
    int from = text.begin() + text.trimLeft();
    return input.substring(from, Math.max(from, text.end() - text.trimRight()));
  }

  private Node tag(Token.Tag tag) {
    Cursor cursor = cursor(tag.content());
    return switch (tag.name()) {
      case "assign" -> assign(tag, cursor);
      case "capture" -> capture(tag, cursor);
      case "if" -> ChoiceParser.parseIf(this, tag);
      case "unless" -> ChoiceParser.parseUnless(this, tag);
      case "increment", "decrement" ->
          new Node.Count(cursor.readIdentifier(), tag.name().equals("increment"));
      case "cycle" -> cycle(tag, cursor);
      case "echo" -> echo(tag, cursor);
      case "block" -> new Node.Group(parseUntil("endblock", tag));
      case "liquid" -> new Node.Group(lines(cursor));
      case "comment" -> comment(tag);
      case "raw" -> raw(tag);
      case "#" -> inlineComment(cursor);
      case "break", "continue" -> new Node.Stop();
      default -> throw unknown(tag.name());
    };
  }

  private static Unreadable unknown(String name) {
    return Unreadable.somewhere(
        "tag \"" + name + "\" " + (DISABLED.contains(name) ? "is disabled" : "not found"));
  }

  private Node assign(Token.Tag tag, Cursor cursor) {
    String name = cursor.readIdentifier();
    cursor.require(!name.isEmpty(), "expected variable name");
    cursor.skipBlank();
    cursor.require(cursor.isAt('='), "expected \"=\"");
    cursor.advance(1);
    return new Node.Assign(tag.begin(), name, new ValueReader(cursor).readFilteredValue());
  }

  private Node capture(Token.Tag tag, Cursor cursor) {
    String word = cursor.readIdentifier();
    Optional<String> name = word.isEmpty() ? cursor.readQuoted() : Optional.of(word);
    cursor.require(name.isPresent(), "invalid capture name");
    return new Node.Capture(name.orElseThrow(), parseUntil("endcapture", tag));
  }

  private Node cycle(Token.Tag tag, Cursor cursor) {
    ValueReader reader = new ValueReader(cursor);
    Optional<Operand> first = reader.readValue();
    cursor.skipBlank();
    boolean grouped = first.isPresent() && cursor.isAt(':');
    List<Operand> candidates = new ArrayList<>();
    if (grouped) {
      cursor.advance(1);
    } else {
      first.ifPresent(candidates::add);
    }
    while (!cursor.isAtEnd()) {
      reader.readValue().ifPresent(candidates::add);
      boolean unused = cursor.skipPast(',');
    }
    cursor.require(!candidates.isEmpty(), "empty candidates: \"" + text(tag) + "\"");
    return new Node.Cycle(tag.begin(), grouped ? first : Optional.empty(), List.copyOf(candidates));
  }

  private Node echo(Token.Tag tag, Cursor cursor) {
    cursor.skipBlank();
    return cursor.isAtEnd()
        ? new Node.Text("")
        : new Node.Output(tag.begin(), new ValueReader(cursor).readFilteredValue());
  }

  private List<Node> lines(Cursor cursor) {
    Deque<Token> lines = new ArrayDeque<>();
    cursor.skipBlank();
    while (!cursor.isAtEnd()) {
      int begin = cursor.at();
      Cursor line = cursor.readLine();
      int end = begin + line.rest().length();
      lines.add(Tokenizer.line(input, begin, end));
      cursor.skipBlank();
    }
    return new Parser(input, lines).parseAll();
  }

  private Node comment(Token.Tag tag) {
    while (!tokens.isEmpty()) {
      if (isTag(tokens.removeFirst(), "endcomment")) {
        return new Node.Text("");
      }
    }
    throw notClosed(tag);
  }

  private Node raw(Token.Tag tag) {
    StringBuilder text = new StringBuilder();
    while (!tokens.isEmpty()) {
      Token token = tokens.removeFirst();
      if (isTag(token, "endraw")) {
        return new Node.Text(text.toString());
      }
      text.append(text(token));
    }
    throw notClosed(tag);
  }

  private static Node inlineComment(Cursor cursor) {
    if (BROKEN_COMMENT.matcher(cursor.rest()).find()) {
      throw Unreadable.somewhere("every line of an inline comment must start with a '#' character");
    }
    return new Node.Text("");
  }

  private List<Node> parseUntil(String end, Token.Tag tag) {
    List<Node> nodes = new ArrayList<>();
    while (!tokens.isEmpty()) {
      Token token = tokens.removeFirst();
      if (isTag(token, end)) {
        return List.copyOf(nodes);
      }
      nodes.add(parse(token));
    }
    throw notClosed(tag);
  }

  /// The next token; a tag without end is unreadable.
  Token next(Token.Tag open) {
    if (tokens.isEmpty()) {
      throw notClosed(open);
    }
    return tokens.removeFirst();
  }

  Unreadable notClosed(Token.Tag tag) {
    return Unreadable.somewhere("tag " + text(tag) + " not closed");
  }

  FilteredValue condition(Token.Tag tag) {
    return reader(tag.content()).readFilteredValue();
  }

  String arguments(Token.Tag tag) {
    return cursor(tag.content()).rest();
  }

  private ValueReader reader(Token.Content content) {
    return new ValueReader(cursor(content));
  }

  private Cursor cursor(Token.Content content) {
    return new Cursor(input, content.begin(), content.end());
  }

  private String text(Token token) {
    return input.substring(token.begin(), token.end());
  }

  private static boolean isTag(Token token, String name) {
    return token instanceof Token.Tag tag && tag.name().equals(name);
  }
}
