package dev.postern.config.match;

import dev.postern.config.match.CanonicalPath.Malformed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The slow way: brings a path into canonical form, or says why it has none.
final class PathRewrite {
    private PathRewrite() {}

    static CanonicalPath rewrite(String raw) {
        Malformed fault = fault(raw);
        if (fault != null) {
            return fault;
        }
        List<String> segments = new ArrayList<>();
        boolean open = false;
        for (int start = 1; start <= raw.length(); ) {
            int slash = raw.indexOf('/', start);
            int end = slash < 0 ? raw.length() : slash;
            String segment = decoded(raw, start, end);
            // An empty or a dot segment ends in "a folder": should it be the last, a slash stays behind.
            open = segment.isEmpty() || PathScan.isDots(segment, 0, segment.length());
            if (!open) {
                segments.add(segment);
            } else if (segment.equals("..")) {
                if (segments.isEmpty()) {
                    return Malformed.CLIMBS;
                }
                segments.removeLast();
            }
            start = end + 1;
        }
        if (open && !segments.isEmpty()) {
            segments.add("");
        }
        return PathScan.accept("/" + String.join("/", segments), segments.size());
    }

    // All that is wrong with single characters, so that the rewriting has only its structure to mind.
    private static @Nullable Malformed fault(String raw) {
        if (raw.isEmpty() || raw.charAt(0) != '/') {
            return Malformed.NO_SLASH;
        }
        for (int i = 1; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '%') {
                int octet = PathCharacters.escaped(raw, i);
                if (octet < 0) {
                    return Malformed.BAD_ESCAPE;
                }
                if (octet < 0x20 || octet == 0x7F) {
                    return Malformed.CONTROL;
                }
            } else if (c == '\\') {
                return Malformed.BACKSLASH;
            } else if (c != '/' && !PathCharacters.isPchar(c)) {
                return Malformed.CHARACTER;
            }
        }
        return null;
    }

    private static String decoded(String raw, int start, int end) {
        String segment = raw.substring(start, end);
        int percent = segment.indexOf('%');
        if (percent < 0) {
            return segment;
        }
        StringBuilder text = new StringBuilder(segment.length());
        int done = 0;
        for (; percent >= 0; percent = segment.indexOf('%', done)) {
            text.append(segment, done, percent);
            done = percent + 3;
            int octet = PathCharacters.escaped(segment, percent);
            if (PathCharacters.isUnreserved(octet)) {
                text.append((char) octet);
            } else {
                text.append(segment.substring(percent, done).toUpperCase(Locale.ROOT));
            }
        }
        return text.append(segment, done, segment.length()).toString();
    }
}
