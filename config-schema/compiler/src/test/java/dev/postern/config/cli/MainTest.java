package dev.postern.config.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.table.Bundle;
import dev.postern.config.table.BundleOpening;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {
    private static final String SAMPLES = "../../tenants";
    private static final String TWO_ENVIRONMENTS = "src/test/golden/environment-problems";
    private static final String BROKEN = "src/test/golden/ten-mistakes";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder = Path.of("");

    private int run(String... args) {
        return Main.run(new PrintWriter(out), new PrintWriter(err), args);
    }

    @Test
    void validateCountsWhatItFoundInAGoodTree() {
        assertThat(run("validate", SAMPLES)).isZero();
        assertThat(out)
                .hasToString("../../tenants: 2 tenants, 2 APIs, 4 routes, 1 environment, no problems"
                        + System.lineSeparator());
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void validatePrintsAllProblemsAndEndsWithOne() {
        assertThat(run("validate", BROKEN)).isEqualTo(1);
        assertThat(out.toString())
                .contains(BROKEN + "/acme/tenant.json:3:11: error PC2003: plan: there is no plan \"basik\"")
                .endsWith(BROKEN + ": 10 problems in 4 files" + System.lineSeparator());
    }

    @Test
    void validateFindsWhatOnlyOneEnvironmentHasAndSaysWhich() {
        assertThat(run("validate", TWO_ENVIRONMENTS)).isEqualTo(1);
        assertThat(out.toString())
                .contains("claimed by the tenant \"acme\" at " + TWO_ENVIRONMENTS
                        + "/environments/production.json:9:17 (in environment production)")
                .contains("is above the 50 of the plan \"basic\" (in environment staging)")
                .containsOnlyOnce("\"prod\" is not the name of its file");
    }

    @Test
    void validateOfOneEnvironmentLeavesTheOthersAlone() {
        assertThat(run("validate", TWO_ENVIRONMENTS, "--env", "staging")).isEqualTo(1);
        assertThat(out.toString()).contains("(in environment staging)").doesNotContain("is already claimed");
    }

    @Test
    void compileLaysTheEnvironmentOverTheFiles() throws IOException {
        Path base = folder.resolve("base");
        Path production = folder.resolve("production");
        assertThat(run("compile", SAMPLES, "--out", base.toString())).isZero();
        assertThat(run("compile", SAMPLES, "--env", "production", "--out", production.toString()))
                .isZero();
        assertThat(Files.readAllBytes(production)).isNotEqualTo(Files.readAllBytes(base));
    }

    @Test
    void anEnvironmentThatIsNotThereIsWrongUsage() {
        assertThat(run("validate", SAMPLES, "--env", "prodution")).isEqualTo(2);
        assertThat(run("validate", SAMPLES, "--env", "qa")).isEqualTo(2);
        assertThat(run("validate", BROKEN, "--env", "qa")).isEqualTo(2);
        assertThat(err.toString())
                .contains("no such environment: \"prodution\" (did you mean \"production\"?)")
                .contains("no such environment: \"qa\" (there are: production)")
                .contains("no such environment: \"qa\" (there is none in " + BROKEN + "/environments)");
    }

    @Test
    void aBundleCanBeReadByWhomeverRunsTheGateway() throws IOException {
        Path bundle = folder.resolve("bundle");
        Path ordinary = Files.createFile(folder.resolve("ordinary"));
        assertThat(run("compile", SAMPLES, "--out", bundle.toString())).isZero();
        assertThat(Files.getPosixFilePermissions(bundle)).isEqualTo(Files.getPosixFilePermissions(ordinary));
    }

    @Test
    void compileWritesABundleThatOpens() {
        Path bundle = folder.resolve("bundle");
        assertThat(run("compile", SAMPLES, "--out", bundle.toString())).isZero();
        assertThat(Bundle.open(bundle)).isInstanceOf(BundleOpening.Opened.class);
        assertThat(names()).containsExactly("bundle");
    }

    @Test
    void compileReplacesABundleAndLeavesTheOldOneWhenThereAreProblems() throws IOException {
        Path bundle = Files.writeString(folder.resolve("bundle"), "old");
        assertThat(run("compile", BROKEN, "--out", bundle.toString())).isEqualTo(1);
        assertThat(bundle).hasContent("old");
        assertThat(run("compile", SAMPLES, "--out", bundle.toString())).isZero();
        assertThat(Bundle.open(bundle)).isInstanceOf(BundleOpening.Opened.class);
        assertThat(names()).containsExactly("bundle");
    }

    private List<String> names() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    @Test
    void wrongUsageEndsWithTwoAndSaysWhatIsRight() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("validate", folder.resolve("nowhere").toString())).isEqualTo(2);
        assertThat(run("validate", "--bogus")).isEqualTo(2);
        assertThat(run("compile", SAMPLES)).isEqualTo(2);
        assertThat(run(
                        "compile",
                        SAMPLES,
                        "--out",
                        folder.resolve("no/such/bundle").toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("no such folder: ", "Usage: ", "cannot write ");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void effectivePrintsARouteAndListsWhatThereIs() {
        assertThat(run("effective", "--tenants", SAMPLES)).isZero();
        assertThat(run("effective", "--tenants", SAMPLES, "acme")).isZero();
        assertThat(run("effective", "--tenants", SAMPLES, "acme", "orders")).isZero();
        assertThat(out.toString())
                .contains(
                        "globex  plan basic, globex.localhost",
                        "orders  3 routes",
                        "get-order     GET /orders/{orderId}");
        assertThat(run("effective", "--tenants", SAMPLES, "acme", "orders", "get-order"))
                .isZero();
        assertThat(run("effective", "--tenants", SAMPLES, "acme", "orders", "get-order", "--format", "json"))
                .isZero();
        assertThat(out.toString()).contains("../../tenants/acme/orders.api.json:11", "\"phase\" : \"IDENTIFY\"");
        assertThat(err.toString()).isEmpty();
    }

    @ParameterizedTest(name = "{0} is answered: {1}")
    @CsvSource({
        "acmee,                  there is no tenant \"acmee\" (did you mean \"acme\"?)",
        "acme orders2,           there is no API \"orders2\" (did you mean \"orders\"?)",
        "acme orders get-ordr,   there is no route \"get-ordr\" (did you mean \"get-order\"?)",
        "zzz,                    'there is no tenant \"zzz\"; known: acme, globex'",
    })
    void effectiveKnowsTheNearestName(String names, String answer) {
        assertThat(run(Stream.concat(Stream.of("effective", "--tenants", SAMPLES), Stream.of(names.split(" ", -1)))
                        .toArray(String[]::new)))
                .isEqualTo(2);
        assertThat(err).hasToString(answer + System.lineSeparator());
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void effectivePrintsTheProblemsOfATreeThatHasSome() {
        assertThat(run("effective", "--tenants", BROKEN, "acme")).isEqualTo(1);
        assertThat(err.toString()).contains(": error PC2003: ");
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest(name = "{0} begins with {1}")
    @CsvSource({"text, src/test/golden", "json, {", "sarif, {", "github, ::error file=src/test/golden/ten-mistakes"})
    void problemsAreToldInTheFormatThatIsAskedFor(String format, String start) {
        assertThat(run("validate", BROKEN, "--format", format)).isEqualTo(1);
        assertThat(run("compile", BROKEN, "--format=" + format, "--out", "nowhere"))
                .isEqualTo(1);
        assertThat(out.toString()).startsWith(start);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aGoodTreeIsADocumentToo() {
        assertThat(run("validate", SAMPLES, "--format", "json")).isZero();
        assertThat(out.toString())
                .contains("\"valid\" : true", "\"problems\" : [ ]", "4 routes, 1 environment, no problems");
    }

    @Test
    void showsAsManyProblemsAsAskedFor() {
        assertThat(run("validate", BROKEN, "--max", "2")).isEqualTo(1);
        assertThat(out.toString()).contains("8 more problems not shown here").endsWith(": 10 problems in 4 files\n");
        assertThat(run("validate", BROKEN, "--max", "-1")).isEqualTo(2);
        assertThat(run("validate", BROKEN, "--format", "yaml")).isEqualTo(2);
    }

    @Test
    void explainsACodeWithoutReadingAFile() {
        assertThat(run("validate", "--explain", "pc1003")).isZero();
        assertThat(out.toString()).startsWith("# PC1003: The key does not exist here.\n");
        assertThat(run("validate", "--explain", "PC103")).isEqualTo(2);
        assertThat(err.toString()).contains("unknown code \"PC103\" (did you mean \"PC10");
    }

    @Test
    void referenceWritesPagesAndTellsWhichAreStale() throws IOException {
        String docs = folder.resolve("docs").toString();
        assertThat(run("reference", "--docs", docs, "--check")).isEqualTo(1);
        assertThat(folder.resolve("docs")).doesNotExist();
        assertThat(run("reference", "--docs", docs)).isZero();
        assertThat(run("reference", "--docs", docs, "--check")).isZero();
        Files.writeString(folder.resolve("docs/problems.md"), "edited");
        assertThat(run("reference", "--docs", docs, "--check")).isEqualTo(1);
        assertThat(out.toString()).contains("problems.md is stale: run ./postern reference");
    }

    @Test
    void aFaultOfPosternsOwnIsToldInTwoLines() {
        assertThat(Apology.print(new PrintWriter(err), new IllegalStateException("secret: x")))
                .isEqualTo(70);
        assertThat(err.toString())
                .contains("a fault of Postern, not of your files: IllegalStateException at MainTest.java:")
                .doesNotContain("\tat ", "secret");
        assertThat(Apology.print(new PrintWriter(err), new OutOfMemoryError())).isEqualTo(70);
        assertThat(err.toString()).contains("needs more memory than");
    }

    @Test
    void explainEndsWithZeroWhenARouteTakesTheRequestAndWithOneWhenNoneDoes() {
        String url = "https://acme.localhost/orders/42";
        assertThat(run("explain", "GET", url, SAMPLES, "-H", "X-API-Key: psk_dev_acme_id_secret"))
                .isZero();
        assertThat(run("explain", "GET", url, SAMPLES, "--format", "json")).isZero();
        assertThat(run("explain", "DELETE", url, SAMPLES)).isEqualTo(1);
        assertThat(out.toString())
                .contains(
                        "acme/orders/get-order  ../../tenants/acme/orders.api.json:11",
                        "\"credential_missing\"",
                        "405 method_not_allowed: the path takes GET, HEAD")
                .doesNotContain("secret");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void explainOfWhatCannotBeSentIsWrongUsageThatRepeatsNoKey() {
        assertThat(run("explain", "GET", "acme.localhost", SAMPLES)).isEqualTo(2);
        assertThat(run("explain", "GET", "http://acme.localhost/#x", SAMPLES)).isEqualTo(2);
        assertThat(run("explain", "GET", "http://acme.localhost/", SAMPLES, "-H", "psk_live_acme_id_secret"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("a fragment is never sent").doesNotContain("secret");
    }

    @Test
    void helpEndsWithZero() {
        assertThat(run("--help")).isZero();
        assertThat(run("validate", "--help")).isZero();
        assertThat(out.toString()).contains("validate", "compile", "DIR");
    }
}
