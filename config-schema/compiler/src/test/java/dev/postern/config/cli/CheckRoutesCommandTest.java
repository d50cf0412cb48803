package dev.postern.config.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckRoutesCommandTest {
    private static final String SAMPLES = "../../tenants";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder = Path.of("");

    private int run(String... args) {
        return Main.run(new PrintWriter(out), new PrintWriter(err), args);
    }

    @Test
    void theSamplesAreAsTheirTenantsExpect() throws IOException {
        Path junit = folder.resolve("routes.xml");
        assertThat(run("check-routes", SAMPLES, "--junit", junit.toString())).isZero();
        assertThat(out.toString()).contains("  ✓ An order is read by its id", "10 passed, 0 failed in 2 files");
        assertThat(junit)
                .content()
                .contains("<testsuites tests=\"10\" failures=\"0\"", "<testsuite ", "An order is read by its id");
        assertThat(run("check-routes", SAMPLES, "--format", "json")).isZero();
    }

    @Test
    void aReportThatCannotBeWrittenIsWrongUsage() {
        String nowhere = folder.resolve("no/such/file").toString();
        assertThat(run("check-routes", SAMPLES, "--junit", nowhere)).isEqualTo(2);
    }

    @Test
    void aFilterRunsTheCasesThatHoldIt() {
        assertThat(run("check-routes", SAMPLES, "--filter", "HEAD is")).isZero();
        assertThat(out.toString()).contains("1 passed, 0 failed in 1 file");
    }

    @Test
    void aFilterThatNoCaseHoldsIsWrongUsage() {
        assertThat(run("check-routes", SAMPLES, "--filter", "no such case")).isEqualTo(2);
        assertThat(out.toString()).contains("no route test contains \"no such case\"");
    }
}
