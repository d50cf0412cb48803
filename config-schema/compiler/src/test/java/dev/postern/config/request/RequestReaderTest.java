package dev.postern.config.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.request.Reading.Readable;
import dev.postern.config.request.Reading.Refused;
import dev.postern.config.request.Reading.Unsendable;
import dev.postern.config.request.TypedRequest.Header;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The gateway's own test of agreement sends thousands of these; here stand the rules one by one.
class RequestReaderTest {
    private static String read(String method, String url, Header... headers) {
        return switch (RequestReader.read(new TypedRequest(method, url, List.of(headers)))) {
            case Readable(var request) -> request.host() + " " + request.path() + " " + request.query();
            case Refused refused -> refused.status() + " " + refused.code();
            case Unsendable unsendable -> "unsendable";
        };
    }

    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "GET,     https://acme.localhost/orders/42,      `acme.localhost /orders/42 `",
                "GET,     HTTP://ACME.localhost.:8080,           `acme.localhost / `", // a port and a dot are no part
                "GET,     http://acme.localhost?a=b,             `acme.localhost / ?a=b`",
                "GET,     http://acme.localhost/a//b/../c?x?y,   `acme.localhost /a/c ?x?y`",
                "get,     http://acme.localhost/%6frders,        `acme.localhost /orders `", // methods have a case
                "GET,     http://[::1]:80/,                      `[::1] / `",
                "G@T,     http://acme.localhost/,                400 method_malformed",
                "TRACE,   http://acme.localhost/,                501 method_not_implemented",
                "GET,     http://acme.localhost/caf\u00e9,       400 target_byte",
                "GET,     http://acme.localhost/?\",             400 target_byte",
                "GET,     http://acme.localhost/%4,              400 target_percent",
                "GET,     http://acme.localhost/?%4,             `acme.localhost / ?%4`", // a query is the client's own
                "GET,     http://acme.localhost/../x,            400 path_malformed",
                "GET,     http://acme.localhost/%00,             400 path_malformed",
                "GET,     http://acme~.localhost/,               400 host_invalid",
                "GET,     http://acme.localhost:99999/,          400 host_invalid",
                "GET,     http:///x,                             400 host_invalid",
                "GET,     http://a..b/,                          421 unknown_host",
                "GET,     http://acme.localhost/#top,            unsendable",
                "GET,     http://me:you@acme.localhost/,         unsendable",
                "GET,     http://acme.localhost/a b,             unsendable",
                "GET,     ftp://acme.localhost/,                 unsendable",
                "GET,     acme.localhost/orders,                 unsendable",
                "GET,     `  `,                                  unsendable",
            })
    void readsWhatTheGatewayReads(String method, String url, String expected) {
        assertThat(read(method, url)).isEqualTo(expected);
    }

    @Test
    void aHostHeaderTakesThePlaceOfTheUrls() {
        assertThat(read("GET", "http://localhost:8080/x", new Header("host", "acme.localhost")))
                .isEqualTo("acme.localhost /x ");
        assertThat(read("GET", "http://localhost/", new Header("Host", "a"), new Header("HOST", "a")))
                .isEqualTo("400 host_repeated");
    }

    @Test
    void headersAreJudgedInTheirOrder() {
        assertThat(read("GET", "http://a/", new Header("", "x"))).isEqualTo("400 header_name_empty");
        assertThat(read("GET", "http://a/", new Header(" a", "x"))).isEqualTo("400 header_folded");
        assertThat(read("GET", "http://a/", new Header("a b", "x"))).isEqualTo("400 header_space_before_colon");
        assertThat(read("GET", "http://a/", new Header("a(", "x"))).isEqualTo("400 header_name_malformed");
        assertThat(read("GET", "http://a/", new Header("a", "\u0001"))).isEqualTo("400 header_value_byte");
        assertThat(read("GET", "http://a/", new Header("a", "x\r\nHost: b"))).isEqualTo("unsendable");
        assertThat(read("GET", "http://a/", new Header("Host", "~"), new Header("", "")))
                .isEqualTo("400 host_invalid");
    }

    @ParameterizedTest(name = "a query of {0} bytes and more of {1} is {2}")
    @CsvSource({
        "8175, '', readable", // GET, a space, /?, a space, HTTP/1.1 and CRLF are the other 17
        "8176, '', 414 request_line_too_long",
        "8185, '\"', 400 target_byte", // the last byte that is looked at
        "8186, '\"', 414 request_line_too_long",
    })
    void aRequestLineHasABound(int bytes, String more, String expected) {
        String read = read("GET", "http://a/?" + "x".repeat(bytes) + more);
        assertThat(read.startsWith("a / ") ? "readable" : read).isEqualTo(expected);
    }

    @ParameterizedTest(name = "a header x of {0} times {1} is {2}")
    @CsvSource({
        "32752, '', readable", // Host: a, x: , their CRLFs and the empty line are the other 16
        "32753, '', 431 headers_too_large",
        "16376, \u00e9, readable", // two bytes each
        "16377, \u00e9, 431 headers_too_large",
    })
    void headersHaveABoundOnTheirBytes(int count, String of, String expected) {
        String read = read("GET", "http://a/", new Header("x", (of.isEmpty() ? "x" : of).repeat(count)));
        assertThat(read.startsWith("a / ") ? "readable" : read).isEqualTo(expected);
    }

    @Test
    void headersHaveABoundOnTheirNumber() {
        Header[] headers = new Header[99];
        Arrays.fill(headers, new Header("x", ""));
        assertThat(read("GET", "http://a/", headers)).isEqualTo("a / ");
        Header[] more = Arrays.copyOf(headers, 100);
        more[99] = new Header("x", "");
        assertThat(read("GET", "http://a/", more)).isEqualTo("431 headers_too_many");
        more[99] = new Header("x(", "");
        assertThat(read("GET", "http://a/", more)).isEqualTo("400 header_name_malformed");
    }
}
