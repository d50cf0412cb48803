package dev.postern.config;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// The order of the packages: value, then policy and match, then table.
@AnalyzeClasses(packages = "dev.postern.config", importOptions = ImportOption.DoNotIncludeTests.class)
class PackagesTest {
    @ArchTest
    static final ArchRule PACKAGES_ARE_LAYERED = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("value")
            .definedBy("dev.postern.config.value")
            .layer("policy")
            .definedBy("dev.postern.config.policy")
            .layer("match")
            .definedBy("dev.postern.config.match")
            .layer("table")
            .definedBy("dev.postern.config.table")
            .whereLayer("table")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("policy")
            .mayOnlyBeAccessedByLayers("table")
            .whereLayer("match")
            .mayOnlyBeAccessedByLayers("table");

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLE =
            slices().matching("dev.postern.config.(*)..").should().beFreeOfCycles();

    /// But for what is in a token.
    @ArchTest
    static final ArchRule ONLY_TABLE_KNOWS_JSON = noClasses()
            .that()
            .resideOutsideOfPackage("dev.postern.config.table")
            .and()
            .doNotHaveSimpleName("TokenTag")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.fasterxml..");

    @ArchTest
    static final ArchRule NO_CLASS_IS_BOUND_BY_REFLECTION = noClasses()
            .should()
            .callMethodWhere(
                    target(nameMatching("readValues?|readerFor.*|treeToValue|valueToTree|convertValue|updateValue"))
                            .and(target(owner(resideInAPackage("com.fasterxml..")))))
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("com.fasterxml.jackson.annotation..", "com.fasterxml.jackson.databind.annotation..");

    @ArchTest
    static final ArchRule NO_FRAMEWORK = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx..", "io.netty..", "io.quarkus..", "jakarta..", "dev.postern.gateway..");
}
