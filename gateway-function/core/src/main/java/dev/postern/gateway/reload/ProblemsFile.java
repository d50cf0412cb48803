package dev.postern.gateway.reload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What a compiler that watches the tenants' files leaves beside the bundle while they have problems: what
/// `./postern validate --format json` prints. It is removed when they have none.
final class ProblemsFile {
    private static final String SUFFIX = ".problems.json";
    private static final int MOST_BYTES = 256 * 1024;
    private static final int MOST_PROBLEMS = 20;
    private static final int MOST_CHARACTERS = 2_000;
    private static final JsonMapper JSON = new JsonMapper();

    private ProblemsFile() {}

    static Path beside(Path bundle) {
        return bundle.resolveSibling(bundle.getFileName() + SUFFIX);
    }

    /// Never fails: what cannot be read is a refusal that says so.
    static Refusal read(Path file, Instant at) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                return new Refusal("the tenants' files have problems, too many to be shown here", List.of(), at);
            }
            JsonNode root = JSON.readTree(bytes);
            List<String> problems = new ArrayList<>();
            for (JsonNode problem : root.path("problems")) {
                if (problems.size() < MOST_PROBLEMS) {
                    problems.add(line(problem));
                }
            }
            return new Refusal(cut(root.path("summary").asText("the tenants' files have problems")), problems, at);
        } catch (IOException unreadable) {
            return new Refusal("the tenants' files have problems, and " + file + " cannot be read", List.of(), at);
        }
    }

    /// As compilers print it, so that editors and terminals find the place.
    private static String line(JsonNode problem) {
        return cut("%s:%d:%d: error %s: %s"
                .formatted(
                        problem.path("file").asText(),
                        problem.path("line").asInt(),
                        problem.path("column").asInt(),
                        problem.path("code").asText(),
                        problem.path("message").asText()));
    }

    private static String cut(String text) {
        return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + " …";
    }
}
