package dev.postern.gateway.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.postern.gateway.credential.ApiKey;
import dev.postern.gateway.exchange.Completion;
import dev.postern.gateway.http.HttpLimits;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A key in a query goes nowhere but to the check: whatever keeps something of a request does not hold it.
class KeyInQueryTest {
    private GatewayUnderTest gateway;

    @BeforeEach
    void start() throws Exception {
        gateway = new GatewayUnderTest(HttpLimits.DEFAULT);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @ParameterizedTest(name = "{1}{0} is answered {2}")
    @CsvSource({
        "/query?api_key=KEY,                     acme.localhost,   200",
        "/query?a=1&api_key=KEY&b=2,             acme.localhost,   200",
        "/query?api%5Fkey=KEY,                   acme.localhost,   200",
        "http://acme.localhost/query?api_key=KEY, acme.localhost,  200",
        "/query?api_key=KEY,                     shared.localhost, 200",
        "/open/a?api_key=KEY,                    acme.localhost,   200", // asks for no key
        "/dead/a?api_key=KEY,                    acme.localhost,   502",
        "/slow/hang?api_key=KEY,                 acme.localhost,   504",
        "/orders/1?api_key=KEY,                  acme.localhost,   401", // reads none in the query
        "/query?api_key=KEYx,                    acme.localhost,   401",
        "/query?api_key=x&api_key=KEY,           acme.localhost,   401",
        "/nothing?api_key=KEY,                   acme.localhost,   404",
        "/query?api_key=KEY,                     nobody.localhost, 421",
        "/../x?api_key=KEY,                      acme.localhost,   400",
    })
    void isInNothingThatIsKept(String target, String host, int status) throws Exception {
        String key = gateway.key(Tables.ACME);
        String secret = ApiKey.parse(key).orElseThrow().secret();
        List<String> logged = new CopyOnWriteArrayList<>();
        Handler handler = recording(logged);
        Logger.getLogger("").addHandler(handler);
        try {
            RawClient.Reply reply = RawClient.request(gateway.port(), "GET", target.replace("KEY", key), host);
            assertThat(reply.status()).isEqualTo(status);
            assertThat(reply.toString()).doesNotContain(secret);
            await().until(() -> !gateway.completions.isEmpty());
        } finally {
            Logger.getLogger("").removeHandler(handler);
        }
        Completion completion = gateway.completions.getFirst();
        assertThat(completion.toString()).doesNotContain(secret);
        assertThat(logged).allSatisfy(line -> assertThat(line).doesNotContain(secret));
        assertThat(meters(completion)).doesNotContain(secret);
        gateway.upstream.seen.forEach(
                request -> assertThat(request.uri() + request.headers()).doesNotContain(secret));
    }

    private static String meters(Completion completion) {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        new RequestMetrics(registry).completed(completion);
        return registry.getMetersAsString();
    }

    private static Handler recording(List<String> lines) {
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                lines.add(record.getMessage() + Arrays.toString(record.getParameters()) + record.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        handler.setLevel(Level.ALL);
        return handler;
    }
}
