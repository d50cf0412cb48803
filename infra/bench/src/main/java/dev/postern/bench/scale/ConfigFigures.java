package dev.postern.bench.scale;

import dev.postern.bench.load.RunFailed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/// What the command line takes for a large config.
final class ConfigFigures {
    private static final int FINE = 0;
    private static final int BREAKING = 1;

    private final Path folder;
    private final Consumer<String> progress;

    ConfigFigures(Path folder, Consumer<String> progress) {
        this.folder = folder;
        this.progress = progress;
    }

    /// Writes the configs and runs each command once.
    ///
    /// @return by what was run
    Map<String, Timed> measure(Shape shape) throws IOException, InterruptedException, RunFailed {
        String base = folder.resolve("base").toString();
        String head = folder.resolve("head").toString();
        progress.accept("writing " + shape + ", twice");
        new GeneratedTenants(shape, 7007, GeneratedTenants.KEY, false).write(Path.of(base));
        new GeneratedTenants(shape, 7007, GeneratedTenants.KEY, true).write(Path.of(head));
        CompilerRun compiler = new CompilerRun(CompilerRun.LAUNCHER, folder);
        Map<String, Timed> figures = new LinkedHashMap<>();
        keep(figures, "validate", compiler.run(FINE, "validate", base));
        keep(
                figures,
                "compile",
                compiler.run(
                        FINE, "compile", base, "--out", folder.resolve("bundle").toString()));
        keep(figures, "diff, nothing changed", compiler.run(FINE, "diff", base, base));
        keep(figures, "diff, one tenant in 100 changed", compiler.run(BREAKING, "diff", base, head));
        return figures;
    }

    private void keep(Map<String, Timed> figures, String name, Timed timed) {
        figures.put(name, timed);
        progress.accept("%-34s %s".formatted(name, timed));
    }
}
