package com.kameleoon.destination.model.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.model.ecma.Ecma;
import com.kameleoon.destination.model.issue.Issue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds what Segment lets through and then silently misreads; each sentence says what Segment
/// would have done and what to write instead.
final class StrictRules {
  private final List<Issue> issues = new ArrayList<>();

  private StrictRules() {}

  static List<Issue> check(JsonNode written, Directive root) {
    StrictRules rules = new StrictRules();
    if (written.isObject()) {
      rules.visit(root);
    } else {
      rules.refuse(
          "",
          "The mapping is "
              + Ecma.typeOf(written)
              + "; Segment would make numbered fields or none of it. Write an object.");
    }
    return rules.issues;
  }

  private void visit(Directive directive) {
    switch (directive) {
      case Directive.Constant _ -> {}
      case Directive.Items items -> items(items);
      case Directive.Members members -> members.members().values().forEach(this::visit);
      case Directive.Path path -> path(path);
      case Directive.Template template -> template(template);
      case Directive.Literal literal -> visit(literal.value());
      case Directive.If condition -> condition(condition);
      case Directive.Case letterCase -> letterCase(letterCase);
      case Directive.Replace replace -> replace(replace);
      case Directive.ArrayPath arrayPath -> arrayPath(arrayPath);
      case Directive.Json json -> json(json);
      case Directive.Flatten flatten -> flatten(flatten);
      case Directive.Merge merge -> merge(merge);
      case Directive.Transform transform -> {
        visit(transform.apply());
        visit(transform.mapping());
      }
      case Directive.ExcludeWhenNull exclude -> exclude(exclude);
      case Directive.Liquid liquid -> issues.addAll(LiquidRules.check(liquid));
      case Directive.Failing failing -> failing(failing);
    }
  }

  private void visit(Optional<Directive> directive) {
    directive.ifPresent(this::visit);
  }

  private void failing(Directive.Failing failing) {
    failing.messages().forEach(message -> refuse(failing.place(), OptionRules.failing(message)));
  }

  private void items(Directive.Items items) {
    for (int i = 0; i < items.items().size(); i++) {
      List<MappingProblem> problems = MappingValidator.check(items.written().get(i));
      String place = Place.item(items.place(), i);
      problems.forEach(problem ->
          refuse(
              problem.stack().isEmpty() ? place : place + "." + problem.place(),
              "Segment does not check directives in lists, and would fail on events instead: "
                  + problem.message()));
      if (problems.isEmpty()) {
        visit(items.items().get(i));
      }
    }
  }

  private void path(Directive.Path path) {
    if (path.path() instanceof Directive.Constant(_, JsonNode written)) {
      issues.addAll(PathRules.checkPath(path.place(), written.asText()));
    } else {
      visit(path.path());
    }
  }

  private void template(Directive.Template template) {
    if (template.template() instanceof Directive.Constant(_, JsonNode written)) {
      issues.addAll(PathRules.checkTemplate(template.place(), written.asText()));
    } else {
      visit(template.template());
    }
  }

  private void condition(Directive.If condition) {
    OptionRules.condition(condition.options())
        .forEach(sentence -> refuse(condition.place(), sentence));
    visit(condition.test().subject());
    visit(condition.branches().then());
    visit(condition.branches().otherwise());
  }

  private void letterCase(Directive.Case letterCase) {
    if (LetterCase.of(letterCase.operator()) == LetterCase.UNKNOWN) {
      refuse(
          letterCase.place(),
          "Segment accepts any `operator` and fails with the first text that comes along; write"
              + " lower or upper, in lower case.");
    }
    visit(letterCase.value());
  }

  private void replace(Directive.Replace replace) {
    OptionRules.replace(replace.options()).forEach(sentence -> refuse(replace.place(), sentence));
    visit(replace.value());
  }

  private void arrayPath(Directive.ArrayPath arrayPath) {
    if (arrayPath.written().size() > 1 && arrayPath.shape().isEmpty()) {
      refuse(
          arrayPath.place(),
          "Segment ignores a shape that is no object with members; write one, or leave it out.");
    }
    visit(arrayPath.root());
    visit(arrayPath.shape());
  }

  private void json(Directive.Json json) {
    if (!json.mode().asText().equals("encode") && !json.mode().asText().equals("decode")) {
      refuse(
          json.place(),
          "Segment accepts this `mode` and then makes nothing of it; write encode or decode, in"
              + " lower case.");
    }
    visit(json.value());
  }

  private void flatten(Directive.Flatten flatten) {
    JsonNode omitArrays = flatten.options().path("omitArrays");
    if (!omitArrays.isMissingNode() && !omitArrays.isBoolean()) {
      refuse(
          flatten.place(),
          "Segment takes any `omitArrays` but 0, null and an empty text as true, even \"no\"; write"
              + " true or false.");
    }
    visit(flatten.separator());
    visit(flatten.value());
  }

  private void merge(Directive.Merge merge) {
    if (merge.direction() instanceof Directive.Constant(_, JsonNode direction)
        && !direction.asText().equals("left")
        && !direction.asText().equals("right")) {
      refuse(
          merge.place(),
          "Segment accepts this `direction` and then merges to the right; write left or right, in"
              + " lower case.");
    }
    merge.objects().forEach(this::visit);
    MergeRules.contested(merge)
        .forEach(name ->
            issues.add(
                Issue.warning(
                    merge.place(),
                    "Segment drops `%s` where the object that wins has it but finds nothing; here the other object's stays."
                        .formatted(name))));
  }

  private void exclude(Directive.ExcludeWhenNull exclude) {
    if (holdsList(exclude.value())) {
      refuse(
          exclude.place(),
          "Segment leaves nulls in a list, and in objects of a list, as they are; write"
              + " @excludeWhenNull around each of the list's values instead.");
    }
    visit(exclude.value());
  }

  private static boolean holdsList(Directive value) {
    return switch (value) {
      case Directive.Items _ -> true;
      case Directive.Members members ->
          members.members().values().stream().anyMatch(StrictRules::holdsList);
      case Directive.Literal literal -> holdsList(literal.value());
      case Directive _ -> false;
    };
  }

  private void refuse(String place, String sentence) {
    issues.add(Issue.error(place, sentence));
  }
}
