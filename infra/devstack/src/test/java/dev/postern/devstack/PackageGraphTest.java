package dev.postern.devstack;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.Test;

class PackageGraphTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.postern.devstack");

    @Test
    void hasNoCycle() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("dev.postern.devstack..")
                .layer("files")
                .definedBy("dev.postern.devstack.files")
                .layer("process")
                .definedBy("dev.postern.devstack.process")
                .layer("store")
                .definedBy("dev.postern.devstack.store")
                .layer("echo")
                .definedBy("dev.postern.devstack.echo")
                .layer("dev")
                .definedBy("dev.postern.devstack.dev")
                .whereLayer("files")
                .mayNotAccessAnyLayer()
                .whereLayer("process")
                .mayNotAccessAnyLayer()
                .whereLayer("echo")
                .mayOnlyAccessLayers("process")
                .whereLayer("store")
                .mayOnlyAccessLayers("files", "process")
                .whereLayer("dev")
                .mayNotBeAccessedByAnyLayer()
                .check(CLASSES);
    }

    /// The gateway under test is the packaged one, a process of its own.
    @Test
    void knowsNothingOfTheGateway() {
        ArchRuleDefinition.noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.postern.gateway..", "io.vertx..", "io.quarkus..")
                .check(CLASSES);
    }
}
