package dev.postern.config.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.compile.CompileOptions;
import dev.postern.config.compile.CompileResult.Compiled;
import dev.postern.config.compile.Compiler;
import dev.postern.config.match.GivenRequest;
import dev.postern.config.match.PathMatch;
import dev.postern.config.match.RouteTree;
import dev.postern.config.openapi.ImportResult.Proposed;
import dev.postern.config.policy.AuthConfig;
import dev.postern.config.table.RouteTable;
import dev.postern.config.value.TenantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A folder with a document in, the API file and the notes out; `-Dgolden.write=true` writes what comes out.
///
/// `requests.txt` says for requests which route takes them (`-` for none), and which auth is in force there.
class OpenApiGoldenTest {
    private static final boolean WRITE = Boolean.getBoolean("golden.write");

    static List<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(Imports.FOLDER)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> String.valueOf(folder.getFileName()))
                    .filter(name -> !name.equals("tenants"))
                    .sorted()
                    .toList();
        }
    }

    private static Path document(String golden) {
        try (Stream<Path> files = Files.list(Imports.FOLDER.resolve(golden))) {
            return files.filter(file -> !file.endsWith("requests.txt"))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static Proposed run(Imports before, String golden) throws IOException {
        Path document = document(golden);
        ImportResult result =
                before.run(String.valueOf(document.getFileName()), Files.readString(document), ImportOptions.NONE);
        assertThat(result).isInstanceOf(Proposed.class);
        return (Proposed) result;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void comesOutAsWrittenDown(String golden) throws IOException {
        Proposed proposed = run(Imports.none(), golden);
        compare(golden + ".api.json", proposed.text());
        compare(
                golden + ".notes.txt",
                proposed.notes().stream()
                        .map(note -> note.line() + ":" + note.column() + " #" + note.pointer() + ": " + note.message()
                                + "\n")
                        .collect(Collectors.joining()));
        assertThat(proposed.fresh()).isTrue();
        assertThat(proposed.api())
                .isEqualTo(golden.equals("open") ? "open-data" : golden.replace("shelter", "animal-shelter"));
    }

    private static void compare(String name, String found) throws IOException {
        Path expected = Imports.FOLDER.resolve(name);
        if (WRITE) {
            Files.writeString(expected, found);
        }
        assertThat(found).isEqualTo(Files.readString(expected));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void aSecondImportChangesNothing(String golden) throws IOException {
        Proposed first = run(Imports.none(), golden);
        Proposed second = run(Imports.none().after(first), golden);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.lock()).isEqualTo(first.lock());
        assertThat(second.changes()).isEmpty();
        assertThat(second.stale()).isFalse();
        assertThat(second.api()).isEqualTo(first.api());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void requestsOfTheDocumentReachTheirRoutesThroughTheRealMatcher(String golden) throws IOException {
        Imports after = Imports.none().after(run(Imports.none(), golden));
        Compiled compiled = (Compiled) Compiler.compile(after.files(), CompileOptions.NONE);
        List<RouteTable> routes = Objects.requireNonNull(
                        compiled.table().tenants().get(new TenantId("acme")))
                .routes();
        RouteTree<RouteTable> tree = RouteTree.of(routes, routes);
        for (String line : Files.readAllLines(Imports.FOLDER.resolve(golden + "/requests.txt"))) {
            String[] words = line.split(" +", -1);
            GivenRequest request = GivenRequest.of(words[0], "acme.localhost", words[1], List.of())
                    .orElseThrow();
            PathMatch<RouteTable> match = tree.match(request);
            String found = match instanceof PathMatch.Found<RouteTable>(RouteTable route, int _, var _)
                    ? route.id() + (words.length > 3 ? " " + auth(route) : "")
                    : "-";
            assertThat(found).as(line).isEqualTo(words.length > 3 ? words[2] + " " + words[3] : words[2]);
        }
    }

    private static String auth(RouteTable route) {
        return route.policies().stream()
                .flatMap(policy -> policy instanceof AuthConfig auth ? Stream.of(auth) : Stream.empty())
                .map(auth -> auth.anyOf().isEmpty() ? "none" : "api-key")
                .findFirst()
                .orElse("missing");
    }
}
