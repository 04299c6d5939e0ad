package com.kameleoon.destination.model.compile;

import com.kameleoon.destination.model.filter.FilterCompilation;
import com.kameleoon.destination.model.filter.FilterCompiler;
import com.kameleoon.destination.model.filter.FilterProgram;
import com.kameleoon.destination.model.issue.Issue;
import com.kameleoon.destination.model.spec.BoundCheck;
import com.kameleoon.destination.model.spec.DestinationSpec;
import com.kameleoon.destination.model.spec.MappingSpec;
import java.util.ArrayList;
import java.util.List;

/// Compiles a destination's spec, or says everything that is wrong with it.
///
/// The operator compiles to validate and ingest compiles to run, so what is accepted is what runs.
public final class DestinationCompiler {
  private final DestinationSpec spec;
  private final Findings findings = new Findings();

  private DestinationCompiler(DestinationSpec spec) {
    this.spec = spec;
  }

  /// Never throws, whatever the spec holds.
  public static Compilation compile(DestinationSpec spec) {
    return new DestinationCompiler(spec).compile();
  }

  private Compilation compile() {
    SettingsRules settings = new SettingsRules(spec, findings);
    settings.check();
    ServiceRules services = new ServiceRules(spec, findings);
    services.check();
    CompiledDestination destination =
        new CompiledDestination(
            spec.sitecode(),
            spec.apiKeySecretRef(),
            spec.sources(),
            filters(),
            mappings(),
            new FunctionRules(spec, findings).compile(),
            settings.dedupeWindow(),
            settings.delivery(),
            services.goals(),
            services.remoteData());
    new TestRules(spec.tests(), mappingNames(), findings).check();
    new AlertRules(spec.alerts(), mappingNames(), findings).check();
    new PlatformRules(spec, findings).check();
    findings.addUnmentioned(BoundCheck.check("spec", spec));
    return findings.hasErrors()
        ? new Compilation.Refused(findings.all())
        : new Compilation.Compiled(destination, findings.all());
  }

  private List<String> mappingNames() {
    List<MappingSpec> written = spec.mappings().isEmpty() ? Presets.MAPPINGS : spec.mappings();
    return written.stream().map(MappingSpec::name).toList();
  }

  private FilterProgram filters() {
    return switch (FilterCompiler.compile("spec.filters", spec.filters(), spec.dialect())) {
      case FilterCompilation.Compiled(FilterProgram program, List<Issue> warnings) -> {
        findings.addAll(warnings);
        yield program;
      }
      case FilterCompilation.Refused(List<Issue> issues) -> {
        findings.addAll(issues);
        yield FilterProgram.NONE;
      }
    };
  }

  private List<CompiledMapping> mappings() {
    List<MappingSpec> written = spec.mappings().isEmpty() ? Presets.MAPPINGS : spec.mappings();
    MappingRules rules = new MappingRules(spec.dialect(), findings);
    List<CompiledMapping> mappings = new ArrayList<>();
    for (int i = 0; i < written.size(); i++) {
      rules.compile("spec.mappings[" + i + "]", written.get(i)).ifPresent(mappings::add);
    }
    return mappings;
  }
}
