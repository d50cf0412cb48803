package dev.postern.gateway.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;

@AnalyzeClasses(packages = "dev.postern.gateway", importOptions = DoNotIncludeTests.class)
final class PackagesTest {
    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("dev.postern.gateway.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONLY_MAIN_SEES_THE_START = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.postern.gateway.server.settings",
                    "dev.postern.gateway.server.admin",
                    "dev.postern.gateway.server.health",
                    "dev.postern.gateway.server.log",
                    "dev.postern.gateway.server.migrate")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.postern.gateway.server.start");

    @ArchTest
    static final ArchRule NO_STEP_SEES_THE_SERVER = noClasses()
            .that()
            .resideOutsideOfPackage("dev.postern.gateway.server..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.postern.gateway.server..");

    @ArchTest
    static final ArchRule THE_ADMIN_SIDE_IS_NOT_IN_THE_DATA_PLANE = noClasses()
            .that()
            .resideInAPackage("dev.postern.gateway.server.admin")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.postern.gateway.flow..", "dev.postern.gateway.http..");

    /// Bundles are read here and nothing else: no compiler and no schema validator on the class path.
    @ArchTest
    static final ArchRule NO_COMPILER = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "com.networknt..",
                    "dev.postern.config.compile..",
                    "dev.postern.config.schema..",
                    "dev.postern.config.cli..");

    @ArchTest
    static final ArchRule EVERY_PACKAGE_IS_NULL_MARKED =
            classes().that().haveSimpleName("package-info").should().beAnnotatedWith(NullMarked.class);
}
