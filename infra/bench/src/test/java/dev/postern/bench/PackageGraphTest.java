package dev.postern.bench;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;

class PackageGraphTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.postern.bench");

    @Test
    void hasNoCycle() {
        SlicesRuleDefinition.slices()
                .matching("dev.postern.(**)")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    /// The gateway under test is the packaged one, a process of its own, but where JMH measures a part of it alone.
    @Test
    void knowsNothingOfTheGateway() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackage("dev.postern.bench.jmh")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.postern.gateway..", "io.vertx..", "io.quarkus..")
                .check(CLASSES);
    }
}
