package dev.postern.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StrictHttp1Test {
    private static final String GOOD = "GET /a HTTP/1.1\r\nHost: a\r\n\r\n";

    @Test
    void answersGoodRequestsThenTheFaultThenCloses() throws IOException {
        assertThat(exchange(GOOD + GOOD + "GET /\0 HTTP/1.1\r\nHost: a\r\n\r\n" + GOOD))
                .containsExactly("200 GET /a ", "200 GET /a ", "400 target_byte");
        String chunked = "POST /b HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc";
        assertThat(exchange(GOOD + chunked + "\r\n0\r\n\r\n" + chunked + "\n0\r\n\r\n" + GOOD))
                .containsExactly("200 GET /a ", "200 POST /b abc", "400 chunk_end");
    }

    private static List<String> exchange(String bytes) throws IOException {
        try (var server = new FilteredServer(HttpLimits.DEFAULT);
                var client = new RawClient(server.address())) {
            client.send(bytes);
            List<String> replies = new ArrayList<>();
            for (Optional<RawClient.Reply> reply = client.read(); reply.isPresent(); reply = client.read()) {
                replies.add(reply.get().status() + " " + reply.get().body());
            }
            return replies;
        }
    }
}
