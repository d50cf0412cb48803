package dev.postern.config.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// Asks git which commit a folder is at.
public final class GitCommit {
    /// Behind the commit where the folder holds something else than that commit does.
    public static final String MODIFIED = "-dirty";

    private static final Pattern ID = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    private static final int MOST_BYTES = 4_096;
    private static final long PATIENCE_SECONDS = 10;
    /// A hook's own view of the repository, which need not be this folder's.
    private static final List<String> OF_HOOKS = List.of("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX");

    private GitCommit() {}

    /// The commit's whole id, with [#MODIFIED] behind it where files below the folder were changed, added or
    /// removed since; ignored files do not count. Blocking: two runs of git.
    ///
    /// @return empty where the folder is in no repository, the repository has no commit, or there is no git
    public static Optional<String> of(Path folder) {
        return ask(folder, "rev-parse", "HEAD")
                .map(String::strip)
                .filter(id -> ID.matcher(id).matches())
                .flatMap(id -> ask(folder, "status", "--porcelain", "--", ".")
                        .map(changes -> changes.isEmpty() ? id : id + MODIFIED));
    }

    /// What git prints, cut; empty where it fails.
    private static Optional<String> ask(Path folder, String... arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeAll(OF_HOOKS);
        // Asking must change nothing, not even git's own index.
        builder.environment().put("GIT_OPTIONAL_LOCKS", "0");
        try {
            Process git = builder.start();
            try (InputStream out = git.getInputStream()) {
                git.getOutputStream().close();
                String told = new String(out.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
                out.transferTo(OutputStream.nullOutputStream());
                return git.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && git.exitValue() == 0
                        ? Optional.of(told)
                        : Optional.empty();
            } finally {
                git.destroy();
            }
        } catch (IOException noGit) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
