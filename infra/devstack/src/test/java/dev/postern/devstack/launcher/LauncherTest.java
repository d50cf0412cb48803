package dev.postern.devstack.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Runs `./postern` with folders that look like JDKs.
class LauncherTest {
    private static final Path LAUNCHER =
            Path.of("../../postern").toAbsolutePath().normalize();

    /// All that the launcher needs to find a JDK; a whole PATH would bring this machine's own Java.
    private static final List<String> PROGRAMS =
            List.of("bash", "basename", "cat", "dirname", "head", "readlink", "sed", "tr", "uname");

    @TempDir
    Path folder;

    private Path installed;
    private Path programs;

    @BeforeEach
    void makeFolders() throws IOException {
        installed = Files.createDirectories(folder.resolve("installed jdks"));
        programs = Files.createDirectories(folder.resolve("programs"));
        for (String program : PROGRAMS) {
            program(programs.resolve(program), "exec " + which(program) + " \"$@\"");
        }
    }

    record Outcome(int exitCode, String out, String err) {}

    @Test
    void takesJavaHomeBeforeAnythingElse() throws Exception {
        Path first = jdk(folder.resolve("mine"), "25");
        jdk(installed.resolve("jdk-26"), "26");

        Outcome outcome = run(Map.of("JAVA_HOME", first.toString()), "java-home");

        assertThat(outcome).isEqualTo(new Outcome(0, first + "\n", ""));
    }

    @ParameterizedTest(name = "Java {0}: {1}")
    @CsvSource({
        "25,  taken",
        "26,  taken",
        "100, taken", // compared as numbers
        "24,  passed over",
        "17,  passed over",
        "9,   passed over",
        "1.8, passed over", // Java 8 told its version so
        "2x5, passed over",
    })
    void takesTwentyFiveAndNewer(String version, String verdict) throws Exception {
        Path java = jdk(folder.resolve("mine"), version);
        Path good = jdk(installed.resolve("z-good"), "25");

        Outcome outcome = run(Map.of("JAVA_HOME", java.toString()), "java-home");

        assertThat(outcome.out().strip()).isEqualTo((verdict.equals("taken") ? java : good).toString());
    }

    @Test
    void believesTheProgramRatherThanTheNamesAroundIt() throws Exception {
        Path lying = jdk(folder.resolve("jdk-25"), "17");
        Files.writeString(lying.resolve("release"), "JAVA_VERSION=\"25.0.3\"\n");
        Path good = jdk(installed.resolve("old-11"), "25");

        assertThat(run(Map.of("JAVA_HOME", lying.toString()), "java-home").out().strip())
                .isEqualTo(good.toString());
    }

    @Test
    void isNotFooledByWhatElseTheProgramPrints() throws Exception {
        Path noisy = jdk(folder.resolve("noisy"), "17", "Picked up JAVA_TOOL_OPTIONS: java.specification.version = 25");
        Path good = jdk(installed.resolve("good"), "25", "Picked up JAVA_TOOL_OPTIONS: -Dx=17");

        assertThat(run(Map.of("JAVA_HOME", noisy.toString()), "java-home").out().strip())
                .isEqualTo(good.toString());
    }

    @Test
    void wantsACompilerToo() throws Exception {
        Path runtimeOnly = jdk(folder.resolve("jre"), "25");
        Files.delete(runtimeOnly.resolve("bin/javac"));

        Outcome outcome = run(Map.of("JAVA_HOME", runtimeOnly.toString()), "java-home");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains(runtimeOnly + ": Java 25 without a compiler");
    }

    @Test
    void findsTheOneOnThePath() throws Exception {
        Path jdk = jdk(folder.resolve("on path"), "25");

        assertThat(run(Map.of("PATH", jdk.resolve("bin") + ":" + programs), "java-home")
                        .out()
                        .strip())
                .isEqualTo(jdk.toString());
    }

    @Test
    void followsAShimToTheJdkBehindIt() throws Exception {
        Path jdk = jdk(folder.resolve("versions/25"), "25");
        Path shims = Files.createDirectories(folder.resolve("shims"));
        program(shims.resolve("java"), "exec '" + jdk.resolve("bin/java") + "' \"$@\"");

        assertThat(run(Map.of("PATH", shims + ":" + programs), "java-home")
                        .out()
                        .strip())
                .isEqualTo(jdk.toString());
    }

    @ParameterizedTest
    @CsvSource({"jdk-25", "25.0.3-tem", "temurin-25.jdk/Contents/Home", "openjdk@25/libexec/openjdk.jdk/Contents/Home"})
    void findsTheOneInAnInstallFolder(String name) throws Exception {
        jdk(installed.resolve("a-17"), "17");
        Path jdk = jdk(installed.resolve(name), "25");

        assertThat(run(Map.of(), "java-home").out().strip()).isEqualTo(jdk.toString());
    }

    @Test
    void saysWhatItLookedAtAndHowToGetOne() throws Exception {
        Path old = jdk(installed.resolve("old"), "21");
        Path broken = installed.resolve("broken");
        program(Files.createDirectories(broken.resolve("bin")).resolve("java"), "exit 1");

        Outcome outcome = run(Map.of(), "java-home");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .contains("no JDK 25 or newer found", old + ": Java 21", broken + ": does not run")
                .contains("https://adoptium.net", "sdk install java", "brew install", "JAVA_HOME");
    }

    @ParameterizedTest
    @CsvSource({"help", "--help", "-h"})
    void printsHowItIsUsed(String command) throws Exception {
        Outcome outcome = run(Map.of(), command);

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).contains("./postern COMMAND", "dev", "test", "validate", "compile", "bench", "mvn");
        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void answersAnUnknownCommandWithUsageAndTwo() throws Exception {
        Outcome outcome = run(Map.of(), "tset");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .startsWith("postern: unknown command \"tset\"")
                .contains("Usage");
    }

    @Test
    void saysHowToGetMavenWhereThereIsNone() throws Exception {
        Path jdk = jdk(folder.resolve("mine"), "25");

        Outcome outcome = run(Map.of("JAVA_HOME", jdk.toString()), "mvn", "-v");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains("Maven is not on the PATH");
    }

    @Test
    void givesItsJdkToMavenInTheRepository() throws Exception {
        Path jdk = jdk(folder.resolve("mine"), "25");
        Path fakes = Files.createDirectories(folder.resolve("fakes"));
        program(fakes.resolve("mvn"), "printf '%s|' \"$JAVA_HOME\" \"$@\"");

        Outcome outcome = run(Map.of("JAVA_HOME", jdk.toString(), "PATH", fakes + ":" + programs), "mvn", "-q", "a b");

        assertThat(outcome.out()).isEqualTo(jdk + "|-f|" + LAUNCHER.resolveSibling("pom.xml") + "|-q|a b|");
    }

    @Test
    void isFoundThroughASymbolicLink() throws Exception {
        Path jdk = jdk(folder.resolve("mine"), "25");
        Path link = Files.createSymbolicLink(folder.resolve("linked"), LAUNCHER);
        Path fakes = Files.createDirectories(folder.resolve("fakes"));
        program(fakes.resolve("mvn"), "printf '%s|' \"$@\"");

        Outcome outcome =
                run(link, Map.of("JAVA_HOME", jdk.toString(), "PATH", fakes + ":" + programs), List.of("mvn"));

        assertThat(outcome.out()).isEqualTo("-f|" + LAUNCHER.resolveSibling("pom.xml") + "|");
    }

    private Path jdk(Path home, String version, String... firstLines) throws IOException {
        Path bin = Files.createDirectories(home.resolve("bin"));
        List<String> lines = new ArrayList<>(List.of(firstLines));
        lines.add("Property settings:");
        lines.add("    java.home = " + home);
        lines.add("    java.specification.version = " + version);
        program(bin.resolve("java"), "cat <<'PROPERTIES' >&2\n" + String.join("\n", lines) + "\nPROPERTIES");
        program(bin.resolve("javac"), "exit 0");
        return home;
    }

    private static void program(Path file, String script) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Path which(String program) {
        for (String bin : List.of("/usr/bin", "/bin")) {
            if (Files.isExecutable(Path.of(bin, program))) {
                return Path.of(bin, program);
            }
        }
        throw new AssertionError(program + " is nowhere");
    }

    private Outcome run(Map<String, String> environment, String... arguments) throws Exception {
        return run(LAUNCHER, environment, List.of(arguments));
    }

    /// Nothing of this machine's own JDKs is seen.
    private Outcome run(Path launcher, Map<String, String> environment, List<String> arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(arguments);
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("PATH", programs.toString());
        builder.environment().put("POSTERN_JDK_FOLDERS", installed.toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Outcome(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }
}
