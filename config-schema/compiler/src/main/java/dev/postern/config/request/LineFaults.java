package dev.postern.config.request;

import static dev.postern.config.match.RequestBounds.REQUEST_LINE_BYTES;

import java.util.Optional;

/// What the gateway refuses of a request line: the first fault within its bound, or else that it is beyond.
///
/// Characters count as bytes: the first that is more than one is a fault by itself.
final class LineFaults {
    private static final String END = " HTTP/1.1\r\n";

    private LineFaults() {}

    static Optional<Fault> find(String method, String target) {
        int inBound = Math.min(method.length(), REQUEST_LINE_BYTES);
        if (!Characters.isToken(method.substring(0, inBound))) {
            return Optional.of(Fault.METHOD_MALFORMED);
        }
        if (method.equals("CONNECT") || method.equals("TRACE")) {
            return Optional.of(Fault.METHOD_NOT_IMPLEMENTED);
        }
        int left = REQUEST_LINE_BYTES - method.length() - 1;
        return targetFault(target.substring(0, Math.clamp(left, 0, target.length())), target.length() < left)
                .or(() -> target.length() + END.length() > left
                        ? Optional.of(Fault.REQUEST_LINE_TOO_LONG)
                        : Optional.empty());
    }

    /// @param whole whether the target ends in the bound, so that what follows it is seen too
    private static Optional<Fault> targetFault(String target, boolean whole) {
        int at = 0;
        while (at < target.length() && target.charAt(at) != '?') {
            char c = target.charAt(at);
            if (c == '%') {
                if (isCutShort(target, at + 1, whole) || isCutShort(target, at + 2, whole)) {
                    return Optional.of(Fault.TARGET_PERCENT);
                }
            } else if (!Characters.isPath(c)) {
                return Optional.of(Fault.TARGET_BYTE);
            }
            at++;
        }
        return Characters.all(target.substring(at), Characters::isQuery)
                ? Optional.empty()
                : Optional.of(Fault.TARGET_BYTE);
    }

    /// Whether what is seen at `at` is no hexadecimal digit.
    private static boolean isCutShort(String target, int at, boolean whole) {
        return at < target.length() ? !Characters.isHex(target.charAt(at)) : whole;
    }
}
