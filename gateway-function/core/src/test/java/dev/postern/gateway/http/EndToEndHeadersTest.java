package dev.postern.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.value.HeaderName;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndToEndHeadersTest {
    @ParameterizedTest(name = "{0} to the upstream: {1}, to the client: {2}")
    @CsvSource({
        "Accept,                    passes,  passes",
        "Authorization,             passes,  passes",
        "Cookie,                    passes,  passes",
        "Content-Type,              passes,  passes",
        "Content-Length,            passes,  passes",
        "Content_Length,            dropped, dropped", // a CGI-like server takes it for the framing
        "X-Content-Length,          passes,  passes",
        "Set-Cookie,                passes,  passes",
        "Upgrade-Insecure-Requests, passes,  passes",
        "X-Forwarded,               passes,  passes",
        "Traceparent,               passes,  passes",
        "Connection,                dropped, dropped",
        "Keep-Alive,                dropped, dropped",
        "Proxy-Connection,          dropped, dropped",
        "Proxy-Authenticate,        dropped, dropped",
        "Proxy-Authorization,       dropped, dropped",
        "Transfer-Encoding,         dropped, dropped",
        "transfer_ENCODING,         dropped, dropped",
        "Upgrade,                   dropped, dropped",
        "HTTP2-Settings,            dropped, dropped",
        "TE,                        dropped, dropped",
        "Trailer,                   dropped, passes",
        "Host,                      dropped, passes",
        "Expect,                    dropped, passes",
        "Proxy,                     dropped, passes", // HTTP_PROXY of CGI programs
        "X-API-Key,                 dropped, passes",
        "x_api_key,                 dropped, passes",
        "X-Api_Key,                 dropped, passes",
        "X-Forwarded-For,           dropped, passes",
        "X_FORWARDED_PROTO,         dropped, passes",
        "X.Forwarded.For,           dropped, passes", // a CGI-like server makes one sign of all
        "X~API!Key,                 dropped, passes",
        "Content.Length,            dropped, dropped",
        "X.User,                    passes,  passes",
        "X-Forwarded-,              dropped, passes",
        "Forwarded,                 dropped, passes",
        "X-Real-IP,                 dropped, passes",
        "X-Postern-Tenant,          dropped, dropped",
        "x_postern_tenant,          dropped, dropped",
    })
    void passesWhatIsEndToEnd(String name, String upstream, String downstream) {
        MultiMap one = HttpHeaders.headers().add(name, "5");
        assertThat(request(one)).isEqualTo(upstream.equals("passes") ? List.of(name + "=5") : List.of());
        boolean framed = name.equalsIgnoreCase("transfer-encoding");
        assertThat(reply(one)).isEqualTo(downstream.equals("passes") && !framed ? List.of(name + "=5") : List.of());
    }

    @Test
    void keepsOrderRepetitionAndExactValues() {
        MultiMap all = HttpHeaders.headers()
                .add("Set-Cookie", "a=1; Expires=Thu, 01 Jan 2026 00:00:00 GMT")
                .add("x-b", " spaced , list ")
                .add("set-cookie", "b=2")
                .add("X-B", "");
        List<String> same = List.of(
                "Set-Cookie=a=1; Expires=Thu, 01 Jan 2026 00:00:00 GMT",
                "x-b= spaced , list ",
                "set-cookie=b=2",
                "X-B=");
        assertThat(reply(all)).isEqualTo(same);
        assertThat(request(all)).isEqualTo(same);
        assertThat(request(MultiMap.caseInsensitiveMultiMap().addAll(all))).hasSameElementsAs(same);
    }

    @Test
    void dropsWhatConnectionNamesWhereverItStands() {
        MultiMap all = HttpHeaders.headers()
                .add("X-Hop", "1")
                .add("Connection", "keep-alive, x-hop")
                .add("X_Hop", "2")
                .add("X-Hops", "3")
                .add("Connection", "Other")
                .add("other", "4");
        assertThat(request(all)).containsExactly("X-Hops=3");
        assertThat(reply(all)).containsExactly("X-Hops=3");
    }

    @Test
    void connectionCannotTakeAwayWhatAMessageIsLostWithout() {
        MultiMap all = HttpHeaders.headers()
                .add("Connection", "close, Content-Length, set-cookie, Cache_Control")
                .add("Content-Length", "3")
                .add("Cache-Control", "private")
                .add("Set-Cookie", "a=1");
        assertThat(reply(all)).containsExactly("Content-Length=3", "Cache-Control=private", "Set-Cookie=a=1");
    }

    @Test
    void aLengthBesidesChunksIsNotPassedOn() {
        assertThat(reply(HttpHeaders.headers().add("Content-Length", "3").add("Transfer-Encoding", "chunked")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "trailers                   | te=trailers",
                "gzip;q=0.5, Trailers ,x    | te=trailers",
                "gzip                       | ",
                "trailers;q=1               | ",
            })
    void ofTeOnlyTrailersIsLeft(String value, String passed) {
        List<String> expected = passed == null ? List.of() : List.of(passed);
        assertThat(request(HttpHeaders.headers().add("TE", value))).isEqualTo(expected);
    }

    private static List<String> request(MultiMap from) {
        MultiMap to = HttpHeaders.headers();
        EndToEndHeaders.copyRequest(
                from, to, ForwardedHeaders.of(FixedHeaders.NONE, List.of(new HeaderName("x-api-key"))));
        return lines(to);
    }

    private static List<String> reply(MultiMap from) {
        MultiMap to = HttpHeaders.headers();
        EndToEndHeaders.copyReply(from, to);
        return lines(to);
    }

    private static List<String> lines(MultiMap headers) {
        List<String> lines = new ArrayList<>();
        headers.forEach((name, value) -> lines.add(name + "=" + value));
        return lines;
    }
}
