package dev.postern.devstack.store;

import dev.postern.devstack.files.FileTree;
import dev.postern.devstack.process.Launch;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The files of one Postgres: made once, then found again with their superuser's password.
///
/// @param data     the data folder
/// @param password of the superuser `postgres`
record PostgresCluster(Path data, String password) {
    static final String SUPERUSER = "postgres";

    private static final String PASSWORD_FILE = "postern.password";
    private static final int PASSWORD_BYTES = 16;

    @Override
    public String toString() {
        return "PostgresCluster[" + data + "]";
    }

    /// Opens the cluster in a folder; makes it first when the folder is not there or empty.
    ///
    /// Made beside and moved into place, so that an interrupted start leaves no half of one.
    static PostgresCluster open(Path data) throws IOException {
        Path passwordFile = data.resolve(PASSWORD_FILE);
        if (!Files.exists(passwordFile)) {
            create(data);
        }
        return new PostgresCluster(data, Files.readString(passwordFile).strip());
    }

    /// Whether that process has taken these files for its own.
    boolean isServedBy(long pid) {
        try (Stream<String> lines = Files.lines(data.resolve("postmaster.pid"))) {
            return lines.findFirst().filter(Long.toString(pid)::equals).isPresent();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void create(Path data) throws IOException {
        Path fresh = data.resolveSibling(data.getFileName() + ".new");
        FileTree.delete(fresh);
        Files.createDirectories(data.toAbsolutePath().resolveSibling(""));
        Path passwordFile = Files.createTempFile(
                data.toAbsolutePath().resolveSibling(""),
                "postgres",
                ".password",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        Files.writeString(passwordFile, HexFormat.of().formatHex(random));
        try {
            initialise(fresh, passwordFile);
            Files.move(passwordFile, fresh.resolve(PASSWORD_FILE));
            Files.deleteIfExists(data);
            Files.move(fresh, data);
        } finally {
            Files.deleteIfExists(passwordFile);
        }
    }

    private static void initialise(Path fresh, Path passwordFile) throws IOException {
        List<String> command = new ArrayList<>(unprivileged());
        command.addAll(List.of(
                PostgresBinaries.programs().resolve("initdb").toString(),
                "--pgdata=" + fresh,
                "--username=" + SUPERUSER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                // The same order of text everywhere, whatever locales the machine has.
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                "--no-sync"));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        Process initdb = builder.start();
        String output = new String(initdb.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (initdb.waitFor() != 0) {
                throw new IOException("Postgres cannot make its files in " + fresh + ":\n" + output.strip());
            }
        } catch (InterruptedException interrupted) {
            initdb.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while making the files of Postgres", interrupted);
        }
    }

    /// What goes in front of a Postgres command. Postgres refuses to run as root; in a user namespace of its
    /// own the same user has another name.
    static List<String> unprivileged() throws IOException {
        if (!System.getProperty("user.name").equals("root")) {
            return List.of();
        }
        Optional<String> unshare = Launch.onPath("unshare");
        if (unshare.isEmpty() || !succeeds(unshare.get(), "--user", "true")) {
            throw new IOException("Postgres does not run as root, and this system allows root no user namespace"
                    + " (`unshare --user true` fails); use another user");
        }
        return List.of(unshare.get(), "--user");
    }

    private static boolean succeeds(String... command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return process.waitFor() == 0;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while trying " + String.join(" ", command), interrupted);
        }
    }
}
