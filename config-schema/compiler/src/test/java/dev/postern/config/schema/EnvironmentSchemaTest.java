package dev.postern.config.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.json.JsonTree;
import dev.postern.config.source.FileKind;
import dev.postern.config.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `-Dgolden.write=true` writes the schema anew after a mark was set or taken away.
class EnvironmentSchemaTest {
    private static final Path FILE = Path.of("src/main/resources/dev/postern/schema/environment.schema.json");

    private final Map<String, JsonNode> schemas = SchemaResources.trees();
    private final JsonNode written =
            Objects.requireNonNull(schemas.get(SchemaResources.addressOf(FileKind.ENVIRONMENT)));

    @Test
    void takesWhatIsMarkedInTheOtherSchemasAndNothingElse() throws IOException {
        JsonNode made = new EnvironmentSchema(schemas).make(written);
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(FILE, pretty(made));
        }
        assertThat(new JsonMapper().readTree(Files.readString(FILE)).equals(made))
                .as("-Dgolden.write=true writes it")
                .isTrue();
    }

    private static String pretty(JsonNode schema) {
        DefaultIndenter indent = new DefaultIndenter("  ", "\n");
        Separators separators = Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER);
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(separators)
                .withObjectIndenter(indent)
                .withArrayIndenter(DefaultPrettyPrinter.FixedSpaceIndenter.instance());
        return new JsonMapper().writer().with(printer).writeValueAsString(schema) + "\n";
    }

    @Test
    void itsOwnExamplesAreValid() {
        ConfigSchema schema = new ConfigSchema();
        for (String key : new String[] {"platform", "tenants"}) {
            JsonNode property = written.get("properties").get(key);
            assertThat(property.get("examples").isEmpty()).isFalse();
            for (JsonNode example : property.get("examples")) {
                String text = "{\"environment\": \"production\", \"" + key + "\": " + example + "}";
                SourceFile file = new SourceFile("x.json", "environments/production.json", text);
                assertThat(schema.check(
                                FileKind.ENVIRONMENT, JsonTree.read(file).root().orElseThrow()))
                        .isEmpty();
            }
        }
    }
}
