package dev.postern.gateway.http;

import java.util.Locale;

/// Why a request was refused before it became one.
///
/// After a fault nothing of its connection is read as HTTP any more: where the next request would start is
/// not known for certain. The answer closes the connection.
public enum HttpFault {
    /// More than one empty line before a request line; one is ignored, as some old clients send it after
    /// a body (RFC 9112, section 2.2).
    EMPTY_LINES(400, "RFC 9112 2.2", "More than one empty line before the request line"),
    /// A line feed without a carriage return. RFC 9112 lets a recipient take it as a line end; two
    /// recipients that differ in that see different requests.
    BARE_LF(400, "RFC 9112 2.2", "A line ends with LF alone"),
    /// A carriage return without a line feed.
    BARE_CR(400, "RFC 9112 2.2", "CR without LF"),
    /// Anything but three parts with a single space between them.
    REQUEST_LINE_MALFORMED(400, "RFC 9112 3", "The request line is not: method SP target SP version"),
    /// The request line has more bytes than [HttpLimits#maxRequestLineBytes()].
    REQUEST_LINE_TOO_LONG(414, "RFC 9112 3", "The request line is too long"),
    /// The method is not a token.
    METHOD_MALFORMED(400, "RFC 9110 9.1", "The method is not a token"),
    /// CONNECT and TRACE: a reverse proxy is no tunnel, and TRACE would show what the gateway adds.
    METHOD_NOT_IMPLEMENTED(501, "RFC 9110 9.1", "This method is not implemented"),
    /// `OPTIONS *`, an authority, or an absolute target of another scheme than http and https: none of
    /// them names a route.
    TARGET_FORM(400, "RFC 9112 3.2", "The target is neither a path nor an http(s) URL"),
    /// A byte that no target may hold: control bytes, NUL, 0x80 and above, and in the path everything
    /// beyond RFC 3986. In the query the bytes that browsers send bare (RFC 3986 would have them encoded)
    /// pass: `[ ] { } | ^` and the grave accent.
    TARGET_BYTE(400, "RFC 9112 3.2", "The target holds a byte that must be percent-encoded"),
    /// A fragment is never sent.
    TARGET_FRAGMENT(400, "RFC 9112 3.2", "The target has a fragment"),
    /// `%` without two hexadecimal digits in the path.
    TARGET_PERCENT(400, "RFC 3986 2.1", "The path has a malformed percent-encoding"),
    /// The third part is not `HTTP/` digit `.` digit.
    VERSION_MALFORMED(400, "RFC 9112 2.3", "The HTTP version is malformed"),
    /// A version other than HTTP/1.0 and HTTP/1.1.
    VERSION_UNSUPPORTED(505, "RFC 9110 15.6.6", "Only HTTP/1.1 and HTTP/1.0 are spoken here"),

    /// The header lines have more bytes than [HttpLimits#maxHeaderBytes()].
    HEADERS_TOO_LARGE(431, "RFC 6585 5", "The headers are too large"),
    /// More header lines than [HttpLimits#maxHeaders()].
    HEADERS_TOO_MANY(431, "RFC 6585 5", "Too many headers"),
    /// A line that starts with white space continues the one before it, for some.
    HEADER_FOLDED(400, "RFC 9112 5.2", "A header line starts with white space"),
    /// A colon with nothing before it.
    HEADER_NAME_EMPTY(400, "RFC 9110 5.1", "A header has no name"),
    /// A byte in a name that no token may hold.
    HEADER_NAME_MALFORMED(400, "RFC 9110 5.1", "A header name is not a token"),
    /// White space in or after a name.
    HEADER_SPACE_BEFORE_COLON(400, "RFC 9112 5.1", "White space before the colon of a header"),
    /// A line without a colon.
    HEADER_NO_COLON(400, "RFC 9112 5", "A header line has no colon"),
    /// NUL, DEL or a control byte other than HTAB in a value.
    HEADER_VALUE_BYTE(400, "RFC 9110 5.5", "A header value holds a control byte"),

    /// No Host in HTTP/1.1.
    HOST_MISSING(400, "RFC 9112 3.2", "Host is missing"),
    /// More than one Host line, even when they agree.
    HOST_REPEATED(400, "RFC 9112 3.2", "Host is given more than once"),
    /// Host is not a name or an address with an optional port; stricter than RFC 3986, as sub-delimiters,
    /// percent-encodings, user information and an empty port are refused too.
    HOST_INVALID(400, "RFC 9112 3.2", "Host is not a host and an optional port"),
    /// An absolute target has its own host; RFC 9112 would let it win, the next server may not.
    HOST_DISAGREES(400, "RFC 9112 3.2.2", "Host and the target's host disagree"),

    /// Connection names a field that is meant for the end, so that a proxy would drop it.
    CONNECTION_NAMES_END_TO_END(400, "RFC 9110 7.6.1", "Connection names an end-to-end header"),
    /// Anything but 1 to 18 digits.
    LENGTH_MALFORMED(400, "RFC 9112 6.3", "Content-Length is not a number"),
    /// More than one Content-Length line, even when they agree.
    LENGTH_REPEATED(400, "RFC 9112 6.3", "Content-Length is given more than once"),
    /// Both framings; RFC 9112 names it the mark of request smuggling.
    LENGTH_WITH_CODING(400, "RFC 9112 6.1", "Content-Length and Transfer-Encoding together"),
    /// Chunks in HTTP/1.0, which has none.
    CODING_IN_HTTP_1_0(400, "RFC 9112 6.1", "Transfer-Encoding in an HTTP/1.0 request"),
    /// Transfer-Encoding empty, on several lines, or chunked more than once.
    CODING_MALFORMED(400, "RFC 9112 6.1", "Transfer-Encoding is malformed"),
    /// Any coding but a lone `chunked`.
    CODING_NOT_IMPLEMENTED(501, "RFC 9112 6.1", "The only transfer coding is chunked"),
    /// `Sec-WebSocket-Key1` and `Key2`, of a draft of 2010 in which a GET had 8 bytes of body that no
    /// header told; the decoder still reads them so.
    WEBSOCKET_DRAFT(400, "RFC 6455 4.1", "A WebSocket draft from before RFC 6455"),

    /// The body has more bytes than [HttpLimits#maxBodyBytes()].
    BODY_TOO_LARGE(413, "RFC 9110 15.5.14", "The body is too large"),
    /// A chunk size that is not 1 to 15 hexadecimal digits and CRLF.
    CHUNK_SIZE(400, "RFC 9112 7.1", "A chunk size is malformed"),
    /// Nobody uses them, and parsers differ in where they end.
    CHUNK_EXTENSION(400, "RFC 9112 7.1.1", "Chunk extensions are not accepted"),
    /// No CRLF right after the bytes of a chunk.
    CHUNK_END(400, "RFC 9112 7.1", "A chunk does not end with CRLF"),
    /// A trailer line that would not pass as a header line.
    TRAILER_MALFORMED(400, "RFC 9112 7.1.2", "A trailer is malformed"),
    /// A trailer for framing, routing or authentication, which were decided before it came.
    TRAILER_FORBIDDEN(400, "RFC 9110 6.5.1", "A trailer that must be a header"),
    /// Trailers beyond [HttpLimits#maxHeaderBytes()] or [HttpLimits#maxHeaders()].
    TRAILERS_TOO_LARGE(431, "RFC 6585 5", "The trailers are too large");

    private final int status;
    private final String clause;
    private final String code;
    private final String detail;

    HttpFault(int status, String clause, String detail) {
        this.status = status;
        this.clause = clause;
        this.code = name().toLowerCase(Locale.ROOT);
        this.detail = detail;
    }

    /// The status to answer with: 400, 413, 414, 431, 501 or 505.
    public int status() {
        return status;
    }

    /// A stable name in lower case, such as `bare_lf`.
    public String code() {
        return code;
    }

    /// What is wrong, for whoever wrote the client; holds nothing of the request.
    public String detail() {
        return detail;
    }

    /// The document and section that say so, such as `RFC 9112 6.1`.
    public String clause() {
        return clause;
    }
}
