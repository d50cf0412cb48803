package dev.postern.gateway.flow;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// The name of one request in the reply, the logs and the upstream's own logs.
final class CorrelationId {
    static final String HEADER = "X-Request-Id";
    private static final int LONGEST = 128;
    private static final HexFormat HEX = HexFormat.of();

    private CorrelationId() {}

    /// The client's own id where it is 1 to 128 visible ASCII characters that need no escaping; else a new one.
    static String of(@Nullable String given) {
        return given != null && wellFormed(given) ? given : next();
    }

    static String next() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return HEX.toHexDigits(random.nextLong()) + HEX.toHexDigits(random.nextLong());
    }

    private static boolean wellFormed(String id) {
        if (id.isEmpty() || id.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            boolean letterOrDigit = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
            if (!letterOrDigit && "-_.:/+=@".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }
}
