package dev.postern.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.policy.PolicyConfig;
import dev.postern.config.policy.PolicyKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Fails when a part of a kind of policy is missing. The switch of [PolicyFactory] is the compiler's to check.
class PolicyContractTest {
    private static final Path SCHEMAS =
            Path.of("../../config-schema/compiler/src/main/resources/dev/postern/schema/policies");

    @ParameterizedTest(name = "{0} has its config record, schema fragment, policy and test")
    @EnumSource
    void everyKindIsWhole(PolicyKind kind) throws IOException {
        assertThat(recordNames()).contains(camelCase(kind) + "Config");
        assertThat(SCHEMAS.resolve(kind.key() + ".schema.json")).isRegularFile();
        String folder = "dev/postern/gateway/policy/" + kind.key().replace("-", "");
        assertThat(javaFiles(Path.of("src/main/java", folder))).isNotEmpty();
        assertThat(javaFiles(Path.of("src/test/java", folder))).anyMatch(file -> file.endsWith("Test.java"));
    }

    private static Stream<String> recordNames() {
        return Arrays.stream(PolicyConfig.class.getPermittedSubclasses()).map(Class::getSimpleName);
    }

    private static Stream<String> javaFiles(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Path::toString).toList().stream();
        }
    }

    private static String camelCase(PolicyKind kind) {
        StringBuilder name = new StringBuilder();
        for (String word : kind.name().split("_", -1)) {
            name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return name.toString();
    }
}
