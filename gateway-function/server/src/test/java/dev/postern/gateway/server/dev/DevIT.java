package dev.postern.gateway.server.dev;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postern.devstack.process.Signal;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a person sees who tries Postern: one run for all.
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DevIT {
    @TempDir
    static Path folder;

    private static DevRun run;
    private static DevRun.Call call;
    private static Http http;

    @BeforeAll
    static void start() throws Exception {
        run = DevRun.start(folder.resolve("dev"));
        call = run.proposal();
        http = Http.of(run);
    }

    @AfterAll
    static void stop() throws Exception {
        run.close();
    }

    @Test
    void proposesACallThatWorks() throws Exception {
        assertThat(call.host()).isEqualTo("acme.localhost");
        assertThat(call.path()).isEqualTo("/orders/42");

        HttpResponse<String> answer = http.get(call);

        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode echoed = Http.json(answer);
        assertThat(echoed.path("upstream").asText()).isEqualTo("echo");
        assertThat(echoed.path("path").asText()).isEqualTo("/orders/42");
        assertThat(echoed.path("headers").has("x-api-key")).isFalse();
    }

    @Test
    void answers401WithoutAKey() throws Exception {
        assertThat(http.get(call.host(), call.path(), Map.of()).statusCode()).isEqualTo(401);
    }

    @Test
    void keepsAnotherTenantsHostFromTheKey() throws Exception {
        assertThat(http.get("globex.localhost", "/invoices/42", Map.of("X-API-Key", call.key()))
                        .statusCode())
                .isIn(401, 403);
    }

    @Test
    void answers429ToTheSixthOfFiveAMinute() throws Exception {
        // A window is a minute of the clock: where it turns in between, the requests are made once more.
        List<Integer> statuses = new ArrayList<>();
        Instant began;
        do {
            String key = lowered(5);
            statuses.clear();
            began = minute();
            for (int i = 0; i < 6; i++) {
                statuses.add(http.get(call.host(), call.path(), Map.of("X-API-Key", key))
                        .statusCode());
            }
        } while (!minute().equals(began));

        assertThat(statuses).containsExactly(200, 200, 200, 200, 200, 429);
    }

    @Test
    void startsAGatewayAgainThatWasKilled() throws Exception {
        ProcessHandle killed = run.part("gateway");

        Signal.KILL.send(killed);

        assertThat(run.awaitLine("has ended")).contains("The gateway (process " + killed.pid() + ")", "again");
        run.awaitLine("The gateway runs again");
        assertThat(run.part("gateway").pid()).isNotEqualTo(killed.pid());
        assertThat(http.get(call).statusCode()).isEqualTo(200);
    }

    @Test
    void runsOnceInAFolder() throws Exception {
        DevRun second = DevRun.launch(run.data, Map.of());

        assertThat(second.await()).isEqualTo(1);
        assertThat(second.said()).contains("./postern dev runs already");
        assertThat(http.get(call).statusCode()).isEqualTo(200);
    }

    private static String lowered(int limitPerMinute) throws Exception {
        JsonNode user = http.manage("POST", "/users", "{\"email\":\"low@example.com\"}");
        JsonNode key =
                http.manage("POST", "/keys", "{\"userId\":\"" + user.get("id").asText() + "\",\"tenant\":\"acme\"}");
        http.manage("PATCH", "/keys/" + key.get("id").asText(), "{\"limitPerMinute\":" + limitPerMinute + "}");
        return key.get("key").asText();
    }

    private static Instant minute() {
        return Instant.now().truncatedTo(ChronoUnit.MINUTES);
    }
}
