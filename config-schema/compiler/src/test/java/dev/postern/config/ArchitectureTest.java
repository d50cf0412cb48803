package dev.postern.config;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.postern.config");

    /// A pass sees those before it, never one behind it.
    private static final List<String> ORDER = List.of(
            "source",
            "json",
            "schema",
            "overlay",
            "model",
            "regex",
            "bind",
            "merge",
            "request",
            "check",
            "compile",
            "effective",
            "explain",
            "routetest",
            "report",
            "diff",
            "git",
            "owners",
            "openapi",
            "reference",
            "bundle",
            "cli");

    @Test
    void packagesFormNoCycle() {
        slices().matching("dev.postern.config.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void aPassSeesOnlyThoseBeforeIt() {
        for (int i = 0; i < ORDER.size(); i++) {
            String[] behind = ORDER.subList(i + 1, ORDER.size()).stream()
                    .map(name -> "dev.postern.config." + name + "..")
                    .toArray(String[]::new);
            if (behind.length > 0) {
                ArchRuleDefinition.noClasses()
                        .that()
                        .resideInAPackage("dev.postern.config." + ORDER.get(i) + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(behind)
                        .check(CLASSES);
            }
        }
    }

    @Test
    void onlyTheSchemaPassKnowsTheValidator() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackage("dev.postern.config.schema..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.networknt..", "tools.jackson..")
                .check(CLASSES);
    }

    @Test
    void onlyTheImportKnowsYaml() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackage("dev.postern.config.openapi..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.snakeyaml..")
                .check(CLASSES);
    }

    @Test
    void knowsNothingOfTheGateway() {
        ArchRuleDefinition.noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.postern.gateway..", "io.quarkus..", "io.vertx..")
                .check(CLASSES);
    }
}
