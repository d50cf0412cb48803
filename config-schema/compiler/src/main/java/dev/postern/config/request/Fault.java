package dev.postern.config.request;

import dev.postern.config.match.RequestBounds;
import dev.postern.config.request.Reading.Refused;
import java.util.Locale;

/// What the gateway's strict filter refuses of what can be written down; a test holds these against a running one.
enum Fault {
    REQUEST_LINE_TOO_LONG(
            414, "the request line is longer than " + RequestBounds.REQUEST_LINE_BYTES + " bytes, with its line break"),
    METHOD_MALFORMED(400, "the method is not a token"),
    METHOD_NOT_IMPLEMENTED(501, "CONNECT and TRACE are not implemented"),
    TARGET_BYTE(400, "the URL holds a character that must be percent-encoded"),
    TARGET_PERCENT(400, "the path has a malformed percent-encoding"),
    HEADERS_TOO_LARGE(
            431, "the headers are longer than " + RequestBounds.HEADER_BYTES + " bytes, with their line breaks"),
    HEADERS_TOO_MANY(431, "there are more than " + RequestBounds.HEADERS + " headers"),
    HEADER_NAME_EMPTY(400, "a header has no name"),
    HEADER_NAME_MALFORMED(400, "a header name is not a token"),
    HEADER_SPACE_BEFORE_COLON(400, "white space in a header name"),
    HEADER_FOLDED(400, "a header begins with white space"),
    HEADER_VALUE_BYTE(400, "a header value holds a control character"),
    HOST_INVALID(400, "the host is not a name or address with an optional port"),
    HOST_REPEATED(400, "Host is given more than once");

    private final int status;
    private final String detail;

    Fault(int status, String detail) {
        this.status = status;
        this.detail = detail;
    }

    Refused refused() {
        return new Refused(status, name().toLowerCase(Locale.ROOT), detail);
    }
}
