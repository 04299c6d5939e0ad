package com.kameleoon.destination.model.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.model.ecma.Ecma;
import com.kameleoon.destination.model.ecma.EvaluationFailure;
import com.kameleoon.destination.model.spec.Dialect;
import java.util.List;
import java.util.Optional;

/// Directives to terms.
///
/// An object leaves absent members out. Only where `@merge` or `@flatten` can see them in Segment
/// are they kept, and removed at the end.
final class TermCompiler {
  private final Dialect dialect;
  private final boolean keepAbsent;

  private TermCompiler(Dialect dialect, boolean keepAbsent) {
    this.dialect = dialect;
    this.keepAbsent = keepAbsent;
  }

  /// A whole mapping.
  static Term compileRoot(Directive root, Dialect dialect) {
    Term term = new TermCompiler(dialect, false).compile(root);
    boolean kept = dialect == Dialect.COMPAT && SeesAbsent.anywhereIn(root);
    return kept ? new AbsentRemoval(term) : term;
  }

  private TermCompiler keepingAbsent() {
    return new TermCompiler(dialect, dialect == Dialect.COMPAT);
  }

  private Term compile(Directive directive) {
    return switch (directive) {
      case Directive.Constant(_, JsonNode value) -> (_, _) -> value;
      case Directive.Items items -> new ItemsTerm(compileAll(items.items()));
      case Directive.Members members -> members(members);
      case Directive.Path path -> path(path.path());
      case Directive.Template template -> template(template.template());
      case Directive.Literal literal -> compile(literal.value());
      case Directive.If condition -> condition(condition);
      case Directive.Case letterCase -> letterCase(letterCase);
      case Directive.Replace replace -> replace(replace);
      case Directive.ArrayPath arrayPath -> arrayPath(arrayPath);
      case Directive.Json json -> json(json);
      case Directive.Flatten flatten -> flatten(flatten);
      case Directive.Merge merge -> merge(merge);
      case Directive.Transform transform -> transform(transform);
      case Directive.ExcludeWhenNull exclude ->
          new NullExclusion(compile(exclude.value()), keepAbsent);
      case Directive.Liquid liquid -> new LiquidTerm(liquid.template());
      case Directive.Failing(_, List<String> messages) ->
          (_, _) -> {
            throw new EvaluationFailure(messages);
          };
    };
  }

  private Term[] compileAll(List<Directive> directives) {
    return directives.stream().map(this::compile).toArray(Term[]::new);
  }

  private Term members(Directive.Members members) {
    String[] names = members.members().keySet().toArray(String[]::new);
    return new MembersTerm(names, compileAll(List.copyOf(members.members().values())), keepAbsent);
  }

  private Term path(Directive argument) {
    if (argument instanceof Directive.Constant(_, JsonNode value) && value.isTextual()) {
      PathLookup lookup = PathLookup.ofDirective(value.textValue(), dialect);
      return (payload, _) -> lookup.find(payload);
    }
    Term path = text("@path", compile(argument));
    return (payload, budget) ->
        PathLookup.ofDirective(path.resolve(payload, budget).textValue(), dialect).find(payload);
  }

  private Term template(Directive argument) {
    if (argument instanceof Directive.Constant(_, JsonNode value) && value.isTextual()) {
      return new TemplateTerm(Template.of(value.textValue(), dialect));
    }
    Term template = text("@template", compile(argument));
    return (payload, budget) ->
        new TemplateTerm(Template.of(template.resolve(payload, budget).textValue(), dialect))
            .resolve(payload, budget);
  }

  /// Directives whose argument must be a text once it is resolved.
  private static Term text(String directive, Term argument) {
    return (payload, budget) -> {
      JsonNode value = argument.resolve(payload, budget);
      if (!value.isTextual()) {
        throw new EvaluationFailure(directive + ": expected string, got " + Ecma.typeOf(value));
      }
      return value;
    };
  }

  private Term condition(Directive.If directive) {
    Term subject = compile(directive.test().subject());
    Term then = orAbsent(directive.branches().then());
    Term otherwise = orAbsent(directive.branches().otherwise());
    return switch (directive.test()) {
      case Directive.Test.Exists _ ->
          (payload, budget) ->
              (Ecma.isNullish(subject.resolve(payload, budget)) ? otherwise : then)
                  .resolve(payload, budget);
      case Directive.Test.Filled _ ->
          (payload, budget) ->
              (LooseEmptiness.isFilled(subject.resolve(payload, budget)) ? then : otherwise)
                  .resolve(payload, budget);
    };
  }

  private Term letterCase(Directive.Case directive) {
    Term value = orAbsent(directive.value());
    return new CaseTerm(LetterCase.of(directive.operator()), value);
  }

  private Term replace(Directive.Replace directive) {
    return directive
        .value()
        .<Term>map(value -> new ReplaceTerm(compile(value), directive.options(), dialect))
        .orElse(Term.ABSENT);
  }

  private Term arrayPath(Directive.ArrayPath directive) {
    Term root = compile(directive.root());
    return directive
        .shape()
        .<Term>map(shape -> new ArrayPathTerm(root, compile(shape)))
        .orElse(root);
  }

  private Term json(Directive.Json directive) {
    Term value = new TermCompiler(dialect, false).compile(directive.value());
    return JsonTerm.of(directive.mode().asText(), value);
  }

  private Term flatten(Directive.Flatten directive) {
    boolean omitArrays = Ecma.isTruthy(directive.options().path("omitArrays"));
    return new FlattenTerm(
        compile(directive.separator()), keepingAbsent().compile(directive.value()), omitArrays);
  }

  private Term merge(Directive.Merge directive) {
    return new MergeTerm(
        compile(directive.direction()), keepingAbsent().compileAll(directive.objects()), dialect);
  }

  private Term transform(Directive.Transform directive) {
    return new TransformTerm(compileRoot(directive.apply(), dialect), compile(directive.mapping()));
  }

  private Term orAbsent(Optional<Directive> directive) {
    return directive.map(this::compile).orElse(Term.ABSENT);
  }
}
