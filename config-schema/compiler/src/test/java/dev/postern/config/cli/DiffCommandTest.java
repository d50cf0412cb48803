package dev.postern.config.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiffCommandTest {
    private static final String CASES = "./src/test/diffs/";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder = Path.of("");

    private int run(String... args) {
        return Main.run(new PrintWriter(out), new PrintWriter(err), args);
    }

    @ParameterizedTest(name = "{0} ends with {1}")
    @CsvSource({"no-op, 0", "additive, 0", "apis, 1", "auth, 1"})
    void theExitCodeIsTheVerdict(String golden, int code) {
        assertThat(run("diff", CASES + golden + "/base", CASES + golden + "/head"))
                .isEqualTo(code);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aTreeWithProblemsEndsWithTwoAndTellsThem() {
        String broken = "./src/test/golden/ten-mistakes";
        assertThat(run("diff", CASES + "no-op/base", broken, "--format", "json"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("error PC2003");
        assertThat(out.toString()).contains("\"verdict\" : \"invalid\"");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "./nowhere                                                    | there is no such folder",
                "no-such-revision:tenants                                     | no such git revision",
                "./src/test/diffs/no-op/base ./src/test/diffs/no-op/head --format=xml | Invalid value",
                "./src/test/diffs/no-op/base ./src/test/diffs/no-op/head --env=nope   | no such environment: \"nope\" (there is none in",
                "./src/test/diffs/environments/base ./src/test/diffs/environments/head --env=cannary | did you mean \"canary\"?",
                "./src/test/diffs/environments/base ./src/test/diffs/environments/head --env=old2    | did you mean \"old\"?",
                "./src/test/diffs/environments/base ./src/test/diffs/environments/head --env=x       | canary, old, production, staging",
            })
    void wrongUsageEndsWithTwoAndSaysWhatIsWrong(String arguments, String said) {
        assertThat(run(("diff " + arguments).split(" ", -1))).isEqualTo(2);
        assertThat(err.toString()).contains(said);
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"canary, additive, 0", "old, breaking, 1", "staging, weakened, 1"})
    void anEnvironmentOfOneSideIsOneThatCameOrWent(String environment, String verdict, int code) {
        String base = CASES + "environments/base";
        String head = CASES + "environments/head";
        assertThat(run("diff", base, head, "--env", environment)).isEqualTo(code);
        assertThat(out.toString()).contains(": " + verdict);
    }

    @Test
    void anOwnerCheckThatFailsEndsWithOneWhateverTheVerdict() {
        String additive = CASES + "additive/";
        assertThat(run("diff", additive + "base", additive + "head", "--owner-check", "--as", "@somebody"))
                .isEqualTo(1);
        assertThat(out.toString()).contains(": additive", "owners: failed", "the tenant acme");
        assertThat(run("diff", additive + "base", additive + "head", "--owner-check"))
                .isZero();
        assertThat(out.toString()).contains("owners: passed");
    }

    @Test
    void anOwnerCheckSeesFilesThatAreNoConfig() throws IOException {
        for (String side : new String[] {"base", "head"}) {
            Files.createDirectories(folder.resolve(side + "/globex"));
            Files.writeString(
                    folder.resolve(side + "/platform.json"),
                    "{ \"plans\": { \"p\": { \"keyLimits\":"
                            + " { \"perMinute\": 1, \"perDay\": 1 } } }, \"owners\": [\"@host\"] }");
            Files.writeString(
                    folder.resolve(side + "/globex/tenant.json"),
                    "{ \"tenant\": \"globex\", \"plan\": \"p\"," + " \"hosts\": [\"g\"], \"owners\": [\"@globex\"] }");
        }
        Files.writeString(folder.resolve("head/globex/README.md"), "acme was here");
        String[] arguments = {"diff", folder + "/base", folder + "/head", "--owner-check", "--as"};
        assertThat(run(arguments[0], arguments[1], arguments[2], arguments[3], arguments[4], "@globex"))
                .isZero();
        assertThat(run(arguments[0], arguments[1], arguments[2], arguments[3], arguments[4], "@acme"))
                .isEqualTo(1);
        assertThat(out.toString()).contains(": no-op", "globex/README.md is of the tenant globex, which is owned by");
    }

    @Test
    void codeownersWritesOnceAndChecks() throws IOException {
        String file = folder.resolve("CODEOWNERS").toString();
        assertThat(run("codeowners", "../../tenants", "--out", file, "--check")).isEqualTo(1);
        assertThat(Path.of(file)).doesNotExist();
        assertThat(run("codeowners", "../../tenants", "--out", file)).isZero();
        assertThat(run("codeowners", "../../tenants", "--out", file, "--check")).isZero();
        Files.writeString(Path.of(file), "docs/ @writers\n");
        assertThat(run("codeowners", "../../tenants", "--out", file)).isZero();
        assertThat(Files.readString(Path.of(file))).startsWith("docs/ @writers\n\n# Begin");
    }
}
