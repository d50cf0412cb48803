package dev.postern.devstack.echo;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a request's query asks of the echo server. What is missing or out of its range is not asked.
///
/// | in the query | answer |
/// |---|---|
/// | `status=503` | with that status (200 to 599) |
/// | `delayMillis=200` | after that time (up to 60,000) |
/// | `bytes=65536` | so many letters `x` instead of the description (up to 1 GiB) |
/// | `cut=before` | none: the connection is closed |
/// | `cut=midway` | half a body, then the connection is closed |
///
/// @param bytes -1 where the description is wanted
record EchoRequest(int status, long delayMillis, long bytes, Cut cut) {
    /// Where the answer breaks off.
    enum Cut {
        NEVER,
        BEFORE,
        MIDWAY
    }

    private static final long MOST_BYTES = 1L << 30;

    /// Whether the status allows no body (RFC 9110, section 6.4.1).
    boolean bodiless() {
        return status == 204 || status == 304;
    }

    static EchoRequest of(@Nullable String rawQuery) {
        Map<String, String> asked = new HashMap<>();
        for (String pair : (rawQuery == null ? "" : rawQuery).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                asked.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return new EchoRequest(
                (int) number(asked, "status", 200, 599, 200),
                number(asked, "delayMillis", 0, 60_000, 0),
                number(asked, "bytes", 0, MOST_BYTES, -1),
                switch (asked.getOrDefault("cut", "").toLowerCase(Locale.ROOT)) {
                    case "before" -> Cut.BEFORE;
                    case "midway" -> Cut.MIDWAY;
                    default -> Cut.NEVER;
                });
    }

    private static long number(Map<String, String> asked, String name, long least, long most, long otherwise) {
        String text = asked.getOrDefault(name, "");
        if (!text.matches("[0-9]{1,10}")) {
            return otherwise;
        }
        long number = Long.parseLong(text);
        return number < least || number > most ? otherwise : number;
    }
}
