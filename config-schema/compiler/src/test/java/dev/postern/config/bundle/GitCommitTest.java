package dev.postern.config.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// C15: the bundle says which commit it was compiled from.
class GitCommitTest {
    @TempDir
    private Path repository;

    private Path tenants;

    @BeforeEach
    void commit() throws Exception {
        tenants = Files.createDirectory(repository.resolve("tenants"));
        Files.writeString(tenants.resolve("platform.json"), "{}");
        git("init", "-q");
        git("add", "-A");
        git("-c", "user.name=A", "-c", "user.email=a@example.com", "commit", "-q", "-m", "one");
    }

    @Test
    void isTheCommitOfTheFolderAsItIs() throws Exception {
        assertThat(GitCommit.of(tenants)).contains(git("rev-parse", "HEAD").strip());
    }

    @Test
    void isMarkedWhereAFileBelowTheFolderIsNotWhatWasCommitted() throws Exception {
        Files.writeString(repository.resolve("notes"), "elsewhere");
        assertThat(GitCommit.of(tenants).orElseThrow()).doesNotEndWith(GitCommit.MODIFIED);
        Files.writeString(tenants.resolve("new.json"), "{}");
        assertThat(GitCommit.of(tenants).orElseThrow()).endsWith(GitCommit.MODIFIED);
    }

    @Test
    void isUnknownOutsideARepositoryAndBeforeItsFirstCommit(@TempDir Path elsewhere) throws Exception {
        // A folder that is no repository's, even where the temporary folder lies within one.
        Files.createDirectory(elsewhere.resolve(".git"));
        assertThat(GitCommit.of(elsewhere)).isEmpty();
        Files.delete(elsewhere.resolve(".git"));
        Process init = new ProcessBuilder("git", "init", "-q")
                .directory(elsewhere.toFile())
                .start();
        assertThat(init.waitFor()).isZero();
        assertThat(GitCommit.of(elsewhere)).isEmpty();
    }

    private String git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process git = new ProcessBuilder(command)
                .directory(repository.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String told = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(git.waitFor()).isZero();
        return told;
    }
}
