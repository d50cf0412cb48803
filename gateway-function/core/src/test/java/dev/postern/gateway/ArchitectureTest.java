package dev.postern.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// The shape of the data plane, as docs/decisions.md and the design draw it.
@AnalyzeClasses(packages = "dev.postern", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String GATEWAY = "dev.postern.gateway..";

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("dev.postern.gateway.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule policiesDoNotKnowEachOther =
            slices().matching("dev.postern.gateway.policy.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule noStepSeesTheFlow = noClasses()
            .that()
            .resideInAPackage(GATEWAY)
            .and()
            .resideOutsideOfPackage("dev.postern.gateway.flow..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.postern.gateway.flow..");

    @ArchTest
    static final ArchRule theGatewaySeesTheTableAndNeverTheCompiler = noClasses()
            .that()
            .resideInAPackage(GATEWAY)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.postern.config.source..",
                    "dev.postern.config.json..",
                    "dev.postern.config.schema..",
                    "dev.postern.config.model..",
                    "dev.postern.config.bind..",
                    "dev.postern.config.check..",
                    "dev.postern.config.compile..",
                    "dev.postern.config.cli..");

    @ArchTest
    static final ArchRule theExchangeIsOnlyWords = classes()
            .that()
            .resideInAPackage("dev.postern.gateway.exchange..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.postern.gateway.exchange..",
                    "dev.postern.config..",
                    "io.vertx.core..",
                    "org.jspecify..",
                    "java..");
}
