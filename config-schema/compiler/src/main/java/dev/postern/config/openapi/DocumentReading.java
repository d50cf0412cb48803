package dev.postern.config.openapi;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What came of reading a document's bytes.
sealed interface DocumentReading {
    /// The most bytes that a document may have.
    int LARGEST = 10 << 20;

    record Read(Node root) implements DocumentReading {}

    /// @param line   from 1
    /// @param column from 1
    record Refused(int line, int column, String reason) implements DocumentReading {}

    /// Reads JSON for a name in `.json`, YAML for `.yaml` and `.yml`, and else by whether it begins with a
    /// brace. Never throws for what the bytes hold.
    static DocumentReading read(String name, byte[] bytes) {
        if (bytes.length > LARGEST) {
            return new Refused(1, 1, "larger than " + (LARGEST >> 20) + " MiB, which is the most that is read");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            // Editors on Windows put a byte order mark in front; neither parser of ours expects one.
            String bare = text.startsWith("\uFEFF") ? text.substring(1) : text;
            return of(isJson(name, bare) ? JsonEvents.read(bare) : YamlEvents.read(bare));
        } catch (CharacterCodingException malformed) {
            return new Refused(1, 1, "not UTF-8");
        } catch (Unreadable fault) {
            return new Refused(fault.line(), fault.column(), fault.reason());
        }
    }

    private static DocumentReading of(@Nullable Node root) {
        return root == null ? new Refused(1, 1, "the document is empty") : new Read(root);
    }

    private static boolean isJson(String name, String text) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".yaml") || lower.endsWith(".yml")) {
            return false;
        }
        return lower.endsWith(".json") || text.stripLeading().startsWith("{");
    }
}
