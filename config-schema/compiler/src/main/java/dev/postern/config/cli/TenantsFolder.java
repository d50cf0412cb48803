package dev.postern.config.cli;

import dev.postern.config.source.SourceTree;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// The folder that a command works on.
final class TenantsFolder {
    static final String DEFAULT = "${sys:postern.tenants:-tenants}";
    static final String DESCRIPTION = "The folder with platform.json and the tenants (default: tenants).";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", arity = "0..1", paramLabel = "DIR", defaultValue = DEFAULT, description = DESCRIPTION)
    private Path folder = Path.of("tenants");

    Path path() {
        return folder;
    }

    /// Reads the tree; a folder that is not there is wrong usage.
    SourceTree read() {
        return read(spec, folder);
    }

    /// The same for a command that names the folder in another way.
    static SourceTree read(CommandSpec spec, Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new ParameterException(spec.commandLine(), "no such folder: " + folder);
        }
        return SourceTree.read(folder);
    }
}
