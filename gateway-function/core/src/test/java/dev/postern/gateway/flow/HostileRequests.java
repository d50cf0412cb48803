package dev.postern.gateway.flow;

import dev.postern.config.request.TypedRequest;
import dev.postern.config.request.TypedRequest.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Requests near the edges of [ExplainTree]'s routes and of what may be sent at all; the same for the same seed.
final class HostileRequests {
    /// What a URL begins with; the host that counts is in the header.
    static final String ORIGIN = "http://gateway";

    private static final List<String> PLAIN_METHODS = List.of("GET", "GET", "GET", "HEAD", "POST", "PUT", "DELETE");
    private static final List<String> PLAIN_HOSTS =
            List.of("acme.localhost", "acme.localhost", "pay.acme.localhost", "globex.localhost", "shared.localhost");
    private static final List<String> PLAIN_SEGMENTS =
            List.of("orders", "42", "open", "list", "lines", "files", "a.pdf", "private", "a%2Fb", "A", "x", "");
    private static final List<String> METHODS = List.of(
            "GET", "GET", "GET", "GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PURGE", "get", "TRACE", "G(T");
    private static final List<String> HOSTS = List.of(
            "acme.localhost",
            "acme.localhost",
            "ACME.localhost:8080",
            "acme.localhost.",
            "pay.acme.localhost",
            "a.b.acme.localhost",
            "globex.localhost",
            "globex.localhost:1",
            "shared.localhost",
            "shared.localhost",
            "localhost",
            "xacme.localhost",
            ".acme.localhost",
            "a..acme.localhost",
            "acme_.acme.localhost",
            "[::1]",
            "[::1]:80",
            "[zz]",
            "acme.localhost:99999",
            "acme.localhost:",
            "ac~me.localhost",
            "acme.localhost/x",
            "");
    private static final List<String> SEGMENTS = List.of(
            "orders",
            "orders",
            "orders",
            "orders",
            "Orders",
            "%6frders",
            "orders;v=1",
            "42",
            "042",
            "%34%32",
            "open",
            "lines",
            "files",
            "a.pdf",
            "private",
            "x",
            "a%2Fb",
            "a%2fb",
            "A",
            "%41",
            "",
            "",
            ".",
            "..",
            "%2e%2E",
            "...",
            "..%2Fx",
            "..;x",
            "a b",
            "%",
            "%zz",
            "%00",
            "%7f",
            "a\\b",
            "caf\u00e9",
            "\"",
            "<x>",
            "a:b@c",
            "~_-.!$&'()*+,=");
    private static final List<String> QUERIES = List.of(
            "",
            "",
            "",
            "",
            "?",
            "?v=new",
            "?v=new&v=new",
            "?v=old&v=new",
            "?%76=n%65w",
            "?v",
            "?V=new",
            "?v=new%",
            "?x[]={1}|^`",
            "?a?b/c",
            "?\"",
            "?v=%C3%28",
            "?v=+new");
    private static final List<Header> VERSIONS = List.of(
            new Header("X-Version", "2"),
            new Header("x-version", "2"),
            new Header("X-Version", "1"),
            new Header("X-Version", "2, 2"),
            new Header("X-VERSION", "\t2 "),
            new Header("X_Version", "2"),
            new Header("X-Version", ""),
            new Header("X Version", "2"),
            new Header("X-Version", "2\u0001"));

    private final Random random;
    private final List<String> keys;

    /// @param keys texts of valid keys
    HostileRequests(Random random, List<String> keys) {
        this.random = random;
        this.keys = keys;
    }

    /// One in two is plain and tells routes apart; the others hold as many oddities as chance gives them.
    TypedRequest next() {
        boolean plain = random.nextBoolean();
        String method = one(plain ? PLAIN_METHODS : METHODS);
        StringBuilder target = new StringBuilder("/").append(random.nextInt(4) > 0 ? "orders" : one(PLAIN_SEGMENTS));
        for (int i = random.nextInt(4); i > 0; i--) {
            target.append('/').append(one(plain ? PLAIN_SEGMENTS : SEGMENTS));
        }
        String query = one(QUERIES);
        if (random.nextInt(8) == 0) {
            query += (query.isEmpty() ? "?" : "&") + "api_key=" + one(keys);
        }
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("Connection", "close"));
        headers.add(new Header("Host", one(plain ? PLAIN_HOSTS : HOSTS)));
        if (!plain && random.nextInt(30) == 0) {
            headers.add(new Header("host", one(HOSTS)));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            if (random.nextBoolean()) {
                headers.add(plain ? VERSIONS.getFirst() : one(VERSIONS));
            } else {
                headers.add(new Header("X-API-Key", one(keys)));
            }
        }
        return new TypedRequest(unspaced(method), ORIGIN + unspaced(target + query), headers);
    }

    /// What has a space in its request line cannot be asked of `explain` at all.
    private static String unspaced(String text) {
        return text.replace(" ", "%20");
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
