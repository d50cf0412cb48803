package dev.postern.config.bind;

import dev.postern.config.json.JsonValue;
import dev.postern.config.json.JsonValue.JsonArray;
import dev.postern.config.json.JsonValue.JsonNumber;
import dev.postern.config.json.JsonValue.JsonObject;
import dev.postern.config.json.JsonValue.JsonString;
import dev.postern.config.json.JsonValue.Member;
import dev.postern.config.json.Place;
import dev.postern.config.model.AuthModel;
import dev.postern.config.model.Located;
import dev.postern.config.model.TestCase;
import dev.postern.config.model.TestCase.Caller;
import dev.postern.config.model.TestCase.Expectation;
import dev.postern.config.model.TestCase.TestRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// Reads the cases of a file of route tests, and leaves out what cannot be read; the schema has said so.
final class TestBinder {
    private TestBinder() {}

    static List<TestCase> cases(Keys root) {
        return root.objects("cases").stream().map(TestBinder::testCase).toList();
    }

    private static TestCase testCase(Keys test) {
        Place at = test.object().at();
        return new TestCase(
                at,
                test.text("name"),
                request(test.keys("request").orElseGet(() -> empty(at))),
                expectation(test.keys("expect").orElseGet(() -> empty(at))));
    }

    private static Keys empty(Place at) {
        return new Keys(new JsonObject(at, List.of()));
    }

    private static TestRequest request(Keys request) {
        return new TestRequest(
                request.object().at(),
                request.text("method"),
                request.text("url"),
                request.text("host"),
                request.text("path"),
                texts(request, "headers"),
                caller(request));
    }

    private static Caller caller(Keys request) {
        Optional<JsonValue> written = request.object().get("as");
        if (written.isEmpty()) {
            return new Caller.Welcome();
        }
        return switch (written.get()) {
            case JsonString(Place at, String word) when word.equals("anonymous") -> new Caller.Anonymous();
            case JsonString(Place at, String word)
            when word.equals("api-key") -> new Caller.KeyHolder(Optional.empty(), false);
            case JsonObject object -> key(new Keys(object));
            default -> new Caller.Welcome();
        };
    }

    private static Caller key(Keys as) {
        Optional<Keys> key = as.keys("api-key");
        return new Caller.KeyHolder(
                key.flatMap(keys -> keys.text("tenant")),
                key.flatMap(keys -> keys.text("in"))
                        .filter(in -> in.value().equals("query"))
                        .isPresent());
    }

    private static Expectation expectation(Keys expect) {
        return new Expectation(
                expect.object().at(),
                expect.text("route"),
                expect.number("status"),
                expect.text("upstream"),
                texts(expect, "parameters"),
                auth(expect),
                numbers(expect, "limits"),
                methods(expect));
    }

    private static Map<String, Located<String>> texts(Keys keys, String key) {
        Map<String, Located<String>> texts = new LinkedHashMap<>();
        for (Member member : keys.members(key)) {
            Keys.text(member.value()).ifPresent(text -> texts.put(member.key(), text));
        }
        return texts;
    }

    private static Map<String, Located<Long>> numbers(Keys keys, String key) {
        Map<String, Located<Long>> numbers = new LinkedHashMap<>();
        for (Member member : keys.members(key)) {
            if (member.value() instanceof JsonNumber number && number.integer().isPresent()) {
                numbers.put(member.key(), new Located<>(number.integer().getAsLong(), number.at()));
            }
        }
        return numbers;
    }

    private static Optional<Located<List<String>>> auth(Keys expect) {
        Optional<JsonValue> written = expect.object().get("auth");
        if (written.isEmpty()) {
            return Optional.empty();
        }
        List<JsonValue> words = written.get() instanceof JsonArray array ? array.items() : List.of(written.get());
        List<String> sources = new ArrayList<>();
        for (JsonValue word : words) {
            Optional<String> source = PoliciesBinder.source(word).map(AuthModel.Source::word);
            if (source.isEmpty() && !Keys.text(word).map(Located::value).equals(Optional.of("none"))) {
                return Optional.empty();
            }
            source.ifPresent(sources::add);
        }
        return Optional.of(new Located<>(List.copyOf(sources), written.get().at()));
    }

    private static Optional<Located<SortedSet<String>>> methods(Keys expect) {
        return expect.object().get("allow").filter(JsonArray.class::isInstance).map(array -> {
            SortedSet<String> methods = new TreeSet<>();
            expect.items("allow").forEach(item -> Keys.text(item).ifPresent(method -> methods.add(method.value())));
            return new Located<>(methods, array.at());
        });
    }
}
