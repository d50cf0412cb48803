package dev.postern.config.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Imports from other descriptions of an API.
@Command(
        name = "import",
        description = "Proposes an API file from another description of the API.",
        subcommands = ImportOpenApiCommand.class)
final class ImportCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "import what? openapi");
    }
}
