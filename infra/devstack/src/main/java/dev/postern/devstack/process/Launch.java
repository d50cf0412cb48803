package dev.postern.devstack.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How a process is started: in a session of its own, its output appended to a file.
///
/// Ctrl-C reaches every process of a terminal at once. In a session of its own a child hears
/// nothing of it, so that whoever started it decides in which order things end.
///
/// @param command     the program and its arguments
/// @param environment what is added to this process' environment
/// @param without     names taken out of it, so that a shell's settings do not leak into the child
/// @param folder      where it runs
/// @param log         takes its output and its errors
public record Launch(
        List<String> command, Map<String, String> environment, Set<String> without, Path folder, Path log) {
    public Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        without = Set.copyOf(without);
    }

    /// Starts it; its id is that of the program itself, not of a shell around it.
    public Process start() throws IOException {
        List<String> line = new ArrayList<>(ownSession());
        line.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeAll(without);
        builder.environment().putAll(environment);
        return builder.start();
    }

    /// Linux has `setsid`; macOS has Perl instead. Both become the program, with the same id.
    private static List<String> ownSession() {
        return onPath("setsid")
                .map(List::of)
                .or(() -> onPath("perl")
                        .map(perl ->
                                List.of(perl, "-MPOSIX=setsid", "-e", "setsid(); exec { $ARGV[0] } @ARGV or die $!")))
                .orElse(List.of());
    }

    /// Where a program stands on the PATH.
    public static Optional<String> onPath(String program) {
        String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        for (String folder : path.split(File.pathSeparator, -1)) {
            Path candidate = Path.of(folder.isEmpty() ? "." : folder, program);
            if (Files.isExecutable(candidate) && Files.isRegularFile(candidate)) {
                return Optional.of(candidate.toString());
            }
        }
        return Optional.empty();
    }
}
