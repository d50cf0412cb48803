package dev.postern.bench.scale;

import dev.postern.bench.load.RunFailed;
import dev.postern.bench.stand.Java;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Runs the compiler's command line as `./postern` does, in a process of its own.
///
/// @param options of the JVM, as the launcher gives them
/// @param folder  takes what it prints
record CompilerRun(List<String> options, Path folder) {
    /// The launcher's own; a test holds the two together.
    static final List<String> LAUNCHER = List.of("-XX:+UseParallelGC", "-XX:TieredStopAtLevel=1", "-Xmn300m");

    CompilerRun {
        options = List.copyOf(options);
    }

    /// @param expected the exit code of success: `diff` answers 1 for changes that break
    Timed run(int expected, String... arguments) throws IOException, InterruptedException, RunFailed {
        List<String> command = new ArrayList<>();
        command.add(Java.program());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.postern.config.cli.Main"));
        command.addAll(List.of(arguments));
        return Timed.run(command, expected, folder.resolve(arguments[0] + ".log"));
    }
}
