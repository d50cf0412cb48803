package dev.postern.gateway.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EnvExampleTest {
    @Test
    void listsEverySettingWithItsDefault() throws IOException {
        Map<String, String> written = Files.readAllLines(Path.of("../../.env.example")).stream()
                .filter(line -> line.matches("[A-Z_]+=.*"))
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf('=')), line -> line.substring(line.indexOf('=') + 1)));
        Map<String, String> known =
                Arrays.stream(Setting.values()).collect(Collectors.toMap(Setting::name, Setting::fallback));

        assertThat(written).isEqualTo(known);
    }
}
