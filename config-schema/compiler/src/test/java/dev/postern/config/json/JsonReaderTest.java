package dev.postern.config.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import dev.postern.config.json.JsonValue.JsonArray;
import dev.postern.config.json.JsonValue.JsonNumber;
import dev.postern.config.json.JsonValue.JsonObject;
import dev.postern.config.json.JsonValue.JsonString;
import dev.postern.config.source.Problem;
import dev.postern.config.source.SourceFile;
import dev.postern.config.source.SourcePosition;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

class JsonReaderTest {
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static JsonTree read(String text) {
        return JsonTree.read(new SourceFile("tenants/x.json", "x.json", text));
    }

    @ParameterizedTest(name = "{0} is JSON")
    @ValueSource(
            strings = {
                "{}",
                " [ ] ",
                "0",
                "-0.5e+10",
                "\"\"",
                "\"\\ud834\\udd1e\\/\"",
                "[true,false,null]",
                "\"\u007f\""
            })
    void takesWhatTheRfcTakes(String text) {
        assertThat(read(text).root()).isPresent();
        assertThat(read(text).problems()).isEmpty();
    }

    @ParameterizedTest(name = "{0} is not JSON")
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[1,]",
                "{\"a\":1,}",
                "[,1]",
                "nul",
                "True",
                "NaN",
                "-",
                "01",
                "1.",
                ".5",
                "+1",
                "1e",
                "0x1",
                "'a'",
                "\"a",
                "\"\\x\"",
                "\"\\u12\"",
                "\"\t\"",
                "{a:1}",
                "{\"a\" 1}",
                "[1 2]",
                "1 2",
                "// c\n1",
                "/* c */ 1",
                "\uFEFF1",
                "\u00a01",
                "1\u0000",
                "{\"a\":1}}",
                "\"\\"
            })
    void refusesWhatTheRfcRefuses(String text) {
        assertThat(read(text).problems()).hasSize(1);
    }

    @ParameterizedTest(name = "{0} is told at column {1} and read as {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[1,]                | 3 | [1]",
                "{\"a\":1,}           | 7 | {a:1}",
                "[1 2]               | 4 | [1,2]",
                "{\"a\":1 \"b\":[]}    | 8 | {a:1,b:[]}",
                "[{} {}]             | 5 | [{},{}]",
                "[1, // one§2]       | 5 | [1,2]",
                "/* [ */ [1]         | 1 | [1]",
                "[1] # x             | 5 | [1]",
                "[1] [2]             | 5 | [1]",
                "{a:1}               | 2 | {a:1}",
                "{'a':'b'}           | 2 | {a:b}", // two faults
                "[True]              | 2 | [true]",
                "[None]              | 2 | [None]", // a string, so that it is wrong in one way alone
                "[01]                | 2 | [01]",
                "[+.5]               | 2 | [+.5]",
                "[\"\\d\"]            | 3 | [d]",
                "[\"a\tb\"]           | 4 | [a\tb]"
            })
    void readsOverAFaultThatLeavesNoDoubt(String text, int column, String read) {
        JsonTree tree = read(text.replace('§', '\n'));
        assertThat(tree.problems().getFirst().at().column()).isEqualTo(column);
        assertThat(plain(tree.root().orElseThrow())).isEqualTo(read);
    }

    private static String plain(JsonValue value) {
        return switch (value) {
            case JsonObject object ->
                object.members().stream()
                        .map(member -> member.key() + ":" + plain(member.value()))
                        .collect(Collectors.joining(",", "{", "}"));
            case JsonArray array ->
                array.items().stream().map(JsonReaderTest::plain).collect(Collectors.joining(",", "[", "]"));
            case JsonString string -> string.text();
            case JsonNumber number -> number.text();
            case JsonValue.JsonBoolean bool -> String.valueOf(bool.value());
            case JsonValue.JsonNull ignored -> "null";
        };
    }

    @Test
    void givesUpOnAFileThatIsNoJsonAtAll() {
        JsonTree tree = read("[" + "x ".repeat(400_000) + "]");
        assertThat(tree.root()).isEmpty();
        assertThat(tree.problems()).hasSize(101);
        assertThat(tree.problems().getLast().message()).startsWith("too many faults");
    }

    @Test
    void keepsAThousandDuplicatesAndCountsTheRest() {
        JsonTree tree = read("{" + "\"a\":1,".repeat(100_000) + "\"b\":2}");
        assertThat(tree.problems()).hasSize(1_000);
        assertThat(tree.problems().more()).isEqualTo(98_999);
    }

    /// Few kinds of characters, so that much of what is made is nearly JSON, and some of it is.
    @Test
    void agreesWithJacksonOnWhatIsJson() {
        List<String> parts = List.of(
                "{", "}", "[", "]", ":", ",", "\"a\"", "\"b\"", "\"", "1", "-", ".", "0", "e", "true", "null", "\\",
                "u0041", " ", "\n", "/", "'");
        qt().withExamples(20_000)
                .forAll(lists().of(integers().between(0, parts.size() - 1)).ofSizeBetween(1, 12))
                .check(chosen -> {
                    StringBuilder text = new StringBuilder();
                    chosen.forEach(part -> text.append(parts.get(part)));
                    JsonTree tree = read(text.toString());
                    return tree.problems().isEmpty() == jacksonTakes(text.toString());
                });
    }

    private static boolean jacksonTakes(String text) {
        try {
            return !STRICT.readTree(text).isMissingNode();
        } catch (JacksonException refused) {
            return false;
        }
    }

    @Test
    void knowsWhereEveryKeyAndValueStands() {
        String text = "{\n  \"a\\u0062\": [1, \"é\uD834\uDD1Ex\", {\"c\": null}]\n}";
        JsonObject root = (JsonObject) read(text).root().orElseThrow();
        JsonValue.Member member = root.members().getFirst();
        JsonArray array = (JsonArray) member.value();
        assertThat(member.key()).isEqualTo("ab");
        assertThat(member.keyAt().position()).isEqualTo(at(2, 3, 9));
        assertThat(array.at().position()).isEqualTo(at(2, 14, 1));
        assertThat(array.items().get(0).at().position()).isEqualTo(at(2, 15, 1));
        assertThat(array.items().get(1).at().position()).isEqualTo(at(2, 18, 6));
        JsonObject last = (JsonObject) array.items().get(2);
        assertThat(last.members().getFirst().value().at().position()).isEqualTo(at(2, 32, 4));
        assertThat(last.members().getFirst().value().at().path()).hasToString("ab[2].c");
    }

    private static SourcePosition at(int line, int column, int length) {
        return new SourcePosition("tenants/x.json", line, column, length);
    }

    @Test
    void reportsEveryDuplicateKeyAndKeepsTheFirst() {
        JsonTree tree = read("{\"a\": 1, \"a\": 2, \"b\": {\"a\": 1, \"\\u0061\": 2}, \"a\": 3}");
        assertThat(tree.problems()).extracting(Problem::at).containsExactly(at(1, 10, 3), at(1, 32, 8), at(1, 46, 3));
        JsonObject root = (JsonObject) tree.root().orElseThrow();
        assertThat(root.get("a"))
                .get()
                .isInstanceOfSatisfying(
                        JsonNumber.class, number -> assertThat(number.text()).isEqualTo("1"));
    }

    @Test
    void pointsInsideAStringUnlessItHasEscapes() {
        JsonString plain = (JsonString) read("\"abcdef\"").root().orElseThrow();
        JsonString escaped = (JsonString) read("\"a\\u0062cdef\"").root().orElseThrow();
        assertThat(plain.at().within(2, 4).position()).isEqualTo(at(1, 4, 2));
        assertThat(escaped.at().within(2, 4).position()).isEqualTo(at(1, 1, 13));
    }

    @ParameterizedTest(name = "{0} is read as {1}")
    @CsvSource({
        "1, 1",
        "-7, -7",
        "1.0, 1",
        "1e3, 1000",
        "0e999999999, 0",
        "9223372036854775807, 9223372036854775807",
        "9223372036854775808, none",
        "1.5, none",
        "1e999999999, none",
        "1e99999999999, none",
        "1e-999999999, none",
        "0.00000000000000000000000000000000000000001, none"
    })
    void wholeNumbersAreReadHoweverTheyAreWritten(String text, String expected) {
        JsonNumber number = (JsonNumber) read(text).root().orElseThrow();
        String found =
                number.integer().isPresent() ? String.valueOf(number.integer().getAsLong()) : "none";
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void readsToItsDepthAndNotBeyond() {
        String deep = "[".repeat(JsonReader.DEEPEST) + "]".repeat(JsonReader.DEEPEST);
        assertThat(read(deep).problems()).isEmpty();
        assertThat(read("[" + deep + "]").problems()).hasSize(1);
        assertThat(read("[".repeat(500_000)).problems()).hasSize(1);
    }
}
