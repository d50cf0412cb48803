package dev.postern.gateway.flow;

import static dev.postern.config.match.RequestBounds.HEADERS;
import static dev.postern.config.match.RequestBounds.HEADER_BYTES;
import static dev.postern.config.match.RequestBounds.REQUEST_LINE_BYTES;

import dev.postern.config.request.TypedRequest;
import dev.postern.config.request.TypedRequest.Header;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Requests whose heads end, or have a fault, within three bytes of a bound on either side.
final class RequestsNearBounds {
    private static final int NEAR = 3;
    private static final int LINE_END = " HTTP/1.1\r\n".length();
    private static final Header HOST = new Header("Host", "acme.localhost");
    private static final Header CLOSE = new Header("Connection", "close");
    /// Of the two headers above, with their line breaks.
    private static final int FIRST_HEADERS_BYTES = "Host: acme.localhost\r\nConnection: close\r\n".length();

    private final List<TypedRequest> all = new ArrayList<>();

    static List<TypedRequest> all() {
        RequestsNearBounds requests = new RequestsNearBounds();
        for (int more = -NEAR; more <= NEAR; more++) {
            requests.lines(REQUEST_LINE_BYTES + more);
            requests.headers(HEADER_BYTES + more);
            requests.manyHeaders(HEADERS + more);
        }
        return List.copyOf(requests.all);
    }

    /// @param bytes of a line that is sound, and up to the fault in one that is not
    private void lines(int bytes) {
        for (String start : List.of("/orders/42?", "/orders/")) {
            add("GET", padded(start, bytes - "GET ".length() - LINE_END));
            for (String fault : List.of("\"", "%zz", "%4", "%4z", "%41")) {
                add("GET", padded(start, bytes - "GET ".length() - fault.length()) + fault);
                add("GET", padded(start, bytes - "GET ".length() - fault.length()) + fault + "x".repeat(20));
            }
        }
        add(padded("M", bytes - 2 - LINE_END), "/");
        add(padded("M", bytes), "/");
        add(padded("M", bytes - 1) + "(", "/");
        // Both bounds: the line comes first.
        add("GET", padded("/", bytes - "GET ".length() - LINE_END), new Header("X", "x".repeat(HEADER_BYTES)));
    }

    /// @param bytes of headers that are sound, and up to the fault in those that are not
    private void headers(int bytes) {
        int lines = bytes - FIRST_HEADERS_BYTES;
        add("GET", "/orders/42", new Header("X", padded("", lines - "X: \r\n\r\n".length())));
        add("GET", "/orders/42", new Header(padded("X", lines - ": \r\n\r\n".length()), ""));
        add("GET", "/orders/42", new Header("X", padded("", lines - "X: \u0001".length()) + "\u0001"));
        add("GET", "/orders/42", new Header(padded("X", lines - 1) + "(", "x"));
        Header before = new Header("X", padded("", lines - "X: \r\n".length() - 1));
        for (Header last : List.of(
                new Header("", ""),
                new Header(" x", ""),
                new Header("(", ""),
                new Header("Y", ""),
                new Header("Host", "acme.localhost"))) {
            add("GET", "/orders/42", before, last);
        }
    }

    private void manyHeaders(int number) {
        List<Header> more = new ArrayList<>(Collections.nCopies(number - 2, new Header("X", "")));
        add("GET", "/orders/42", more.toArray(Header[]::new));
        for (Header last : List.of(
                new Header("Host", "acme.localhost"),
                new Header("x(", ""),
                new Header("X", "x".repeat(HEADER_BYTES)))) {
            more.set(number - 3, last);
            add("GET", "/orders/42", more.toArray(Header[]::new));
        }
    }

    private static String padded(String start, int length) {
        return start + "a".repeat(length - start.length());
    }

    private void add(String method, String target, Header... headers) {
        List<Header> sent = new ArrayList<>(List.of(HOST, CLOSE));
        sent.addAll(List.of(headers));
        all.add(new TypedRequest(method, HostileRequests.ORIGIN + target, sent));
    }
}
