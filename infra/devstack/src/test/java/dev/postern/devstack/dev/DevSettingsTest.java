package dev.postern.devstack.dev;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DevSettingsTest {
    @Test
    void haveDefaults() {
        DevSettings settings = asked(List.of("--root", "/repository"), Map.of());

        assertThat(settings.tenants()).isEqualTo(Path.of("/repository/tenants"));
        assertThat(settings.data()).isEqualTo(Path.of("/repository/.postern/dev"));
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.adminPort()).isEqualTo(9000);
        assertThat(settings.adminKey()).isEmpty();
    }

    @Test
    void areTakenFromArgumentsAndEnvironment() {
        DevSettings settings = asked(
                List.of("--root", "/repository", "--tenants", "mine", "--data", "/elsewhere"),
                Map.of("PORT", "18080", "ADMIN_PORT", "19000", "ADMIN_API_KEY", "secret"));

        assertThat(settings.tenants()).isEqualTo(Path.of("mine"));
        assertThat(settings.data()).isEqualTo(Path.of("/elsewhere"));
        assertThat(settings.port()).isEqualTo(18_080);
        assertThat(settings.adminPort()).isEqualTo(19_000);
        assertThat(settings.adminKey()).contains("secret");
    }

    @Test
    void treatAnEmptyVariableAsUnset() {
        DevSettings settings = asked(List.of(), Map.of("PORT", "", "ADMIN_PORT", "", "ADMIN_API_KEY", ""));

        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.adminKey()).isEmpty();
    }

    /// The gateway runs in another folder, where `./secrets` would be another one.
    @Test
    void lookForSecretsFromWhereTheyWereAsked() {
        assertThat(asked(List.of(), Map.of("SECRETS_DIR", "secrets")).secrets())
                .contains(Path.of("").toAbsolutePath().resolve("secrets"));
        assertThat(asked(List.of(), Map.of("SECRETS_DIR", "/run/secrets")).secrets())
                .contains(Path.of("/run/secrets"));
        assertThat(asked(List.of(), Map.of("SECRETS_DIR", "")).secrets()).isEmpty();
    }

    @ParameterizedTest(name = "PORT={0} ADMIN_PORT={1}")
    @CsvSource({
        "0,      9000, PORT: 0 (expected: 1-65535)",
        "65536,  9000, PORT: 65536 (expected: 1-65535)",
        "http,   9000, PORT: http (expected: 1-65535)",
        "-1,     9000, PORT: -1 (expected: 1-65535)",
        "8080,   99999, ADMIN_PORT: 99999 (expected: 1-65535)",
        "9000,   9000, ADMIN_PORT: 9000 (expected: another port than PORT)",
    })
    void refuseWhatIsNoPort(String port, String adminPort, String fault) {
        assertThat(DevSettings.read(List.of(), Map.of("PORT", port, "ADMIN_PORT", adminPort)))
                .isEqualTo(new DevSettings.Faulty(List.of(fault)));
    }

    @Test
    void tellAllFaultsAtOnce() {
        assertThat(DevSettings.read(List.of("--tenants"), Map.of("PORT", "x", "ADMIN_PORT", "y")))
                .isEqualTo(new DevSettings.Faulty(List.of(
                        "--tenants: nothing follows (expected: a folder)",
                        "PORT: x (expected: 1-65535)",
                        "ADMIN_PORT: y (expected: 1-65535)")));
    }

    @Test
    void refuseAnUnknownArgument() {
        assertThat(DevSettings.read(List.of("--tenant", "x"), Map.of()))
                .isEqualTo(new DevSettings.Faulty(
                        List.of("--tenant: unknown argument (expected: --tenants DIR or --data DIR)")));
    }

    private static DevSettings asked(List<String> arguments, Map<String, String> environment) {
        return switch (DevSettings.read(arguments, environment)) {
            case DevSettings.Asked(DevSettings settings) -> settings;
            case DevSettings.Faulty(List<String> faults) -> throw new AssertionError(faults);
        };
    }
}
