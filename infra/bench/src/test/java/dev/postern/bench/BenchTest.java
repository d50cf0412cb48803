package dev.postern.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class BenchTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "--fast,              '--fast'",
        "--rounds 0,          '--rounds: 0 (expected: 1 to 1000)'",
        "--seconds 1001,      '--seconds: 1001 (expected: 1 to 1000)'",
        "--connections many,  'many'",
        "--json,              '--json'",
    })
    void wrongArgumentsAreAnsweredWithTwoAndNamed(String arguments, String named) {
        assertThat(execute(arguments.split(" ", -1))).isEqualTo(2);
        assertThat(err.toString()).contains(named);
    }

    @Test
    void aGatewayThatIsNotPackagedIsNamed(@TempDir Path root) {
        assertThat(execute("--root", root.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("the gateway is not packaged").contains("quarkus-run.jar");
    }

    @Test
    void helpNamesEveryOption() {
        assertThat(execute("--help")).isZero();
        assertThat(out.toString()).contains("--quick", "--rounds", "--seconds", "--connections", "--java", "--json");
    }

    private int execute(String... arguments) {
        return new CommandLine(new Bench())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
