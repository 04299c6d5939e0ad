package com.kameleoon.destination.system;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.kameleoon.destination.local.suite.Home;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The house rules of ARCHITECTURE.md, over every module.
class ArchitectureTest {
  private static final String BASE = "com.kameleoon.destination";
  private static final String MODEL = BASE + ".model..";
  private static final Map<String, String> SERVICES =
      Map.of(
          "ingest", BASE + ".ingest..",
          "goal", BASE + ".goal..",
          "remotedata", BASE + ".remotedata..");
  private static final List<String> MODULES =
      List.of(
          "kameleoon-client",
          "account-stand-in",
          "destination-model",
          "ingest-service",
          "goal-service",
          "remotedata-service",
          "command-line",
          "operator",
          "local");
  private static final JavaClasses OURS =
      new ClassFileImporter()
          .importPaths(
              MODULES.stream()
                  .map(module -> Home.folder().resolve(module).resolve("target/classes"))
                  .toList());

  @Test
  void seesEveryModule() {
    assertThat(List.of("model", "ingest", "goal", "remotedata", "operator", "local"))
        .allSatisfy(module ->
            assertThat(OURS.stream().map(JavaClass::getPackageName))
                .anyMatch(name -> name.startsWith(BASE + "." + module)));
  }

  @Test
  void noPackageCycles() {
    check(slices().assignedFrom(new EachPackage()).should().beFreeOfCycles());
  }

  @Test
  void modelKnowsNoFramework() {
    check(
        classes()
            .that()
            .resideInAPackage(MODEL)
            .should()
            .onlyDependOnClassesThat(
                resideInAnyPackage(
                    MODEL,
                    "java..",
                    "com.fasterxml.jackson..",
                    "org.jspecify..",
                    // The JDK's keyed hashes.
                    "javax.crypto..",
                    // Reads YAML text.
                    "org.yaml.snakeyaml..")));
  }

  @Test
  void modelDoesNoInputOrOutput() {
    check(
        noClasses()
            .that()
            .resideInAPackage(MODEL)
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(
                        "java.nio.file..", "java.nio.channels..", "java.net.http..", "java.sql..")
                    .or(named("java.io.File"))
                    .or(named("java.net.Socket"))
                    .or(named("java.net.ServerSocket"))
                    .or(named("java.net.URLConnection"))));
  }

  private static DescribedPredicate<JavaClass> named(String prefix) {
    return DescribedPredicate.describe(prefix + "*", type -> type.getName().startsWith(prefix));
  }

  @Test
  void repositoriesStayInTheirPackage() {
    check(
        classes()
            .that()
            .haveSimpleNameEndingWith("Repository")
            .should()
            .notHaveModifier(JavaModifier.PUBLIC));
  }

  @Test
  void commandLineKnowsOnlyTheModelAndTheFunctions() {
    check(
        noClasses()
            .that()
            .resideInAPackage(BASE + ".kd..")
            .should()
            .dependOnClassesThat(
                resideInAPackage(BASE + "..")
                    .and(
                        DescribedPredicate.not(
                            resideInAnyPackage(
                                BASE + ".kd..", MODEL, BASE + ".ingest.function")))));
  }

  @TestFactory
  Stream<DynamicTest> servicesDoNotKnowEachOther() {
    return SERVICES.keySet().stream()
        .map(service -> DynamicTest.dynamicTest(service, () -> knowsNoOther(service)));
  }

  private static void knowsNoOther(String service) {
    String[] others =
        Stream.concat(
                SERVICES.entrySet().stream()
                    .filter(other -> !other.getKey().equals(service))
                    .map(Map.Entry::getValue),
                Stream.of(BASE + ".local.."))
            .toArray(String[]::new);
    check(
        noClasses()
            .that()
            .resideInAPackage(SERVICES.get(service))
            .should()
            .dependOnClassesThat(resideInAnyPackage(others)));
  }

  @Test
  void operatorKnowsNoService() {
    check(
        noClasses()
            .that()
            .resideInAPackage(BASE + ".operator..")
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(
                    BASE + ".ingest..",
                    BASE + ".goal..",
                    BASE + ".remotedata..",
                    BASE + ".local..")));
  }

  @TestFactory
  Stream<DynamicTest> receiversUseOnlyTheWireOfTheModel() {
    return Stream.of("goal", "remotedata")
        .map(service -> DynamicTest.dynamicTest(service, () -> usesOnlyTheWire(service)));
  }

  private static void usesOnlyTheWire(String service) {
    check(
        noClasses()
            .that()
            .resideInAPackage(SERVICES.get(service))
            .should()
            .dependOnClassesThat(
                resideInAPackage(MODEL)
                    .and(
                        DescribedPredicate.not(
                            resideInAnyPackage(BASE + ".model.wire..", BASE + ".model.event..")))));
  }

  private static void check(ArchRule rule) {
    rule.check(OURS);
  }

  /// Every package of ours is a slice of its own, whatever its depth.
  private static final class EachPackage implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      return SliceIdentifier.of(type.getPackageName());
    }

    @Override
    public String getDescription() {
      return "each package";
    }
  }
}
