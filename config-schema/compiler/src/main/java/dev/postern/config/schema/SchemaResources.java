package dev.postern.config.schema;

import dev.postern.config.source.FileKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The schema files in this jar, by the addresses under which editors and other schemas know them.
public final class SchemaResources {
    /// What stands in front of a file's name in its `$id`. Nothing is ever fetched from there.
    public static final String ADDRESS = "https://postern.dev/schema/";

    private static final List<String> FILES = List.of(
            "platform.schema.json",
            "tenant.schema.json",
            "api.schema.json",
            "environment.schema.json",
            "test.schema.json",
            "values.schema.json",
            "policies.schema.json",
            "policies/auth.schema.json",
            "policies/require.schema.json",
            "policies/rate-limit.schema.json",
            "policies/identity.schema.json");
    private static final Map<String, String> TEXTS =
            FILES.stream().collect(Collectors.toUnmodifiableMap(file -> ADDRESS + file, SchemaResources::load));

    private SchemaResources() {}

    /// The address of the schema that files of a kind are checked with.
    public static String addressOf(FileKind kind) {
        return ADDRESS + kind.name().toLowerCase(Locale.ROOT) + ".schema.json";
    }

    /// The text of every schema by its address.
    public static Map<String, String> texts() {
        return TEXTS;
    }

    /// Every schema parsed, by its address.
    static Map<String, JsonNode> trees() {
        JsonMapper mapper = new JsonMapper();
        return TEXTS.keySet().stream()
                .collect(Collectors.toUnmodifiableMap(Function.identity(), id -> mapper.readTree(TEXTS.get(id))));
    }

    private static String load(String file) {
        try (InputStream in = SchemaResources.class.getResourceAsStream("/dev/postern/schema/" + file)) {
            if (in == null) {
                throw new IllegalStateException("schema: " + file + " (expected: in this jar)");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException damagedJar) {
            throw new UncheckedIOException(damagedJar);
        }
    }
}
