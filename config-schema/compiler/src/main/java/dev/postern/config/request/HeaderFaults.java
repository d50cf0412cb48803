package dev.postern.config.request;

import static dev.postern.config.match.RequestBounds.HEADERS;
import static dev.postern.config.match.RequestBounds.HEADER_BYTES;

import dev.postern.config.request.TypedRequest.Header;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// What the gateway refuses of the headers, one line after the other as they come in: the first fault within the
/// bound on their bytes, or else that they are beyond.
///
/// A line is sent as `name: value`, in UTF-8.
final class HeaderFaults {
    private static final int MOST_PORT = 65_535;
    private static final int COLON_AND_SPACE = 2;
    private static final int LINE_BREAK = 2;

    private HeaderFaults() {}

    static Optional<Fault> find(List<Header> headers) {
        int left = HEADER_BYTES;
        int count = 0;
        boolean host = false;
        for (Header header : headers) {
            Optional<Fault> fault = lineFault(header, left);
            if (fault.isPresent()) {
                return fault;
            }
            left -= header.name().length() + COLON_AND_SPACE + bytes(header.value()) + LINE_BREAK;
            if (++count > HEADERS) {
                return Optional.of(Fault.HEADERS_TOO_MANY);
            }
            if (header.name().equalsIgnoreCase("Host")) {
                if (host) {
                    return Optional.of(Fault.HOST_REPEATED);
                }
                if (!isAuthority(header.value())) {
                    return Optional.of(Fault.HOST_INVALID);
                }
                host = true;
            }
        }
        return left < LINE_BREAK ? Optional.of(Fault.HEADERS_TOO_LARGE) : Optional.empty();
    }

    /// @param left bytes up to the bound
    private static Optional<Fault> lineFault(Header header, int left) {
        String name = header.name();
        int token = tokenLength(name);
        if (token < name.length() || name.isEmpty()) {
            return Optional.of(token < left ? nameFault(name, token) : Fault.HEADERS_TOO_LARGE);
        }
        String value = header.value();
        String sound = value.substring(0, fieldValueLength(value));
        int end = name.length() + COLON_AND_SPACE + bytes(sound);
        if (sound.length() < value.length()) {
            return Optional.of(end < left ? Fault.HEADER_VALUE_BYTE : Fault.HEADERS_TOO_LARGE);
        }
        return end + LINE_BREAK > left ? Optional.of(Fault.HEADERS_TOO_LARGE) : Optional.empty();
    }

    private static Fault nameFault(String name, int token) {
        if (name.isEmpty()) {
            return Fault.HEADER_NAME_EMPTY;
        }
        if (name.charAt(token) != ' ' && name.charAt(token) != '\t') {
            return Fault.HEADER_NAME_MALFORMED;
        }
        return token == 0 ? Fault.HEADER_FOLDED : Fault.HEADER_SPACE_BEFORE_COLON;
    }

    /// How many characters of a name are a token's.
    private static int tokenLength(String name) {
        int at = 0;
        while (at < name.length() && Characters.isToken(name.substring(at, at + 1))) {
            at++;
        }
        return at;
    }

    private static int fieldValueLength(String value) {
        int at = 0;
        while (at < value.length() && Characters.isFieldValue(value.substring(at, at + 1))) {
            at++;
        }
        return at;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static boolean isAuthority(String authority) {
        int bracket = authority.indexOf(']');
        int colon = authority.indexOf(':', Math.max(0, bracket));
        if (colon < 0) {
            return Characters.isHost(authority);
        }
        String port = authority.substring(colon + 1);
        return Characters.isHost(authority.substring(0, colon))
                && port.length() <= 5
                && !port.isEmpty()
                && Characters.all(port, c -> c >= '0' && c <= '9')
                && Integer.parseInt(port) <= MOST_PORT;
    }
}
