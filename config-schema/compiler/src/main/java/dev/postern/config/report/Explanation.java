package dev.postern.config.report;

import dev.postern.config.source.Closest;
import dev.postern.config.source.ProblemCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The page of a code: what it means, a tree that shows it, the same mended, and why the rule exists.
///
/// @param markdown its text, from `dev/postern/problems/PC1003.md`
public record Explanation(ProblemCode code, String markdown) {
    /// The page of a code; every code has one.
    public static Explanation of(ProblemCode code) {
        String title = "# " + code.id() + ": " + code.meaning() + "\n\n";
        return new Explanation(code, title + page(code.id()));
    }

    /// The tree that the examples of all pages stand in.
    public static String exampleTree() {
        return page("example");
    }

    private static String page(String name) {
        String file = "/dev/postern/problems/" + name + ".md";
        try (InputStream in = Explanation.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("page: " + file + " (expected: one for every code)");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException damagedJar) {
            throw new UncheckedIOException(damagedJar);
        }
    }

    /// The code that somebody wrote as `PC1003`, `pc1003` or `1003`.
    public static Optional<ProblemCode> find(String written) {
        String id = written.strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(ProblemCode.values())
                .filter(code -> code.id().equals(id) || code.id().equals("PC" + id))
                .findFirst();
    }

    /// ` (did you mean "PC1003"?)` for a code that does not exist, where one is near.
    public static String hint(String written) {
        List<String> ids =
                Arrays.stream(ProblemCode.values()).map(ProblemCode::id).toList();
        return Closest.hint(written.strip().toUpperCase(Locale.ROOT), ids);
    }
}
