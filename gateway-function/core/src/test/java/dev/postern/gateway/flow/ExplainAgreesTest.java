package dev.postern.gateway.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.postern.config.compile.CompileOptions;
import dev.postern.config.compile.CompileResult.Compiled;
import dev.postern.config.compile.CompileResult.Rejected;
import dev.postern.config.compile.Compiler;
import dev.postern.config.explain.Admission;
import dev.postern.config.explain.ExplainResult.Explained;
import dev.postern.config.explain.Refusal;
import dev.postern.config.explain.RequestExplainer;
import dev.postern.config.explain.Verdict;
import dev.postern.config.request.TypedRequest;
import dev.postern.config.value.TenantId;
import dev.postern.gateway.exchange.Completion;
import dev.postern.gateway.exchange.MatchedRoute;
import dev.postern.gateway.http.HttpLimits;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// C10: what `explain` says of a request from the files alone is what a running gateway does with it.
class ExplainAgreesTest {
    private static final int REQUESTS = 3_000;

    private static GatewayUnderTest gateway;
    private static RequestExplainer explainer;

    @BeforeAll
    static void start() throws Exception {
        gateway = new GatewayUnderTest(HttpLimits.DEFAULT);
        // Not the ordinary test upstream, which parses targets strictly: what reaches this one need not be a URI.
        // Nor does it have bounds on a head that the gateway's own would reach.
        HttpServer upstream = gateway.vertx
                .createHttpServer(new HttpServerOptions()
                        .setMaxInitialLineLength(1024 * 1024)
                        .setMaxHeaderSize(1024 * 1024))
                .requestHandler(request -> request.response().end());
        GatewayUnderTest.await(upstream.listen(0, "127.0.0.1"));
        Compiled compiled = switch (Compiler.compile(ExplainTree.of(upstream.actualPort()), CompileOptions.NONE)) {
            case Compiled good -> good;
            case Rejected rejected -> throw new AssertionError(rejected.problems());
        };
        explainer = new RequestExplainer(compiled);
        GatewayUnderTest.await(gateway.live.swap(GatewayUnderTest.bundle(compiled.table())));
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void ofThousandsOfHostileRequestsNoneIsExplainedOtherwiseThanItIsAnswered() throws Exception {
        Map<TenantId, String> keys = new HashMap<>();
        List.of("acme", "globex", "initech", "nobody")
                .forEach(id -> keys.put(new TenantId(id), gateway.key(new TenantId(id))));
        HostileRequests requests = new HostileRequests(new Random(20_261_121), List.copyOf(keys.values()));
        Map<Integer, Integer> seen =
                agree(Stream.generate(requests::next).limit(REQUESTS).toList());
        // Otherwise the requests were too tame, or too wild, to show anything.
        assertThat(seen).containsKeys(200, 400, 401, 404, 405, 421, 501);
        assertThat(seen.get(200)).isGreaterThan(REQUESTS / 10);
    }

    @Test
    void ofRequestsNearTheBoundsOfAHeadNoneIsExplainedOtherwiseThanItIsAnswered() throws Exception {
        Map<Integer, Integer> seen = agree(RequestsNearBounds.all());
        assertThat(seen).containsKeys(200, 400, 404, 414, 431);
    }

    /// Sends the requests and holds what is told of each against what `explain` says.
    ///
    /// @return how often each status was answered; 200 stands for the upstream's
    private static Map<Integer, Integer> agree(List<TypedRequest> requests) throws Exception {
        List<Asked> all = new ArrayList<>();
        for (TypedRequest request : requests) {
            Verdict verdict =
                    ((Explained) explainer.explain(request)).explanation().verdict();
            all.add(new Asked(request, verdict, send(request)));
        }
        // The last are told only after their replies.
        await().until(() ->
                completions().keySet().containsAll(all.stream().map(Asked::id).toList()));
        Map<String, Completion> completions = completions();
        Map<Integer, Integer> seen = new HashMap<>();
        for (Asked asked : all) {
            assertThat(told(Objects.requireNonNull(completions.get(asked.id()), asked.id())))
                    .as("%s, answered %s", asked.request(), asked.reply())
                    .isEqualTo(expected(asked.verdict()));
            seen.merge(asked.verdict().answer().map(Refusal::status).orElse(200), 1, Integer::sum);
        }
        return seen;
    }

    private record Asked(TypedRequest request, Verdict verdict, RawClient.Reply reply) {
        String id() {
            return reply.header("X-Request-Id").orElseThrow();
        }
    }

    private static Map<String, Completion> completions() {
        return gateway.completions.stream()
                .collect(Collectors.toMap(Completion::correlationId, completion -> completion));
    }

    /// What can be compared: a tenant, a route, and a refusal where the files alone tell it.
    private record Outcome(
            @Nullable TenantId tenant,
            Optional<String> route,
            int status,
            @Nullable String code) {}

    private static Outcome expected(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Routed routed
            when routed.admission() instanceof Admission.Refused refused ->
                new Outcome(
                        routed.tenant(),
                        Optional.of(routed.name()),
                        refused.refusal().status(),
                        refused.refusal().code());
            case Verdict.Routed routed -> new Outcome(routed.tenant(), Optional.of(routed.name()), 200, null);
            case Verdict.Refused refused ->
                new Outcome(
                        refused.tenant().orElse(null),
                        Optional.empty(),
                        refused.refusal().status(),
                        refused.refusal().code());
        };
    }

    private static Outcome told(Completion completion) {
        Optional<String> route = Optional.ofNullable(completion.route()).map(ExplainAgreesTest::name);
        // What the upstream answers is its own affair.
        var refusal = completion.refusal();
        return refusal == null
                ? new Outcome(completion.tenant(), route, 200, null)
                : new Outcome(completion.tenant(), route, refusal.status(), refusal.code());
    }

    private static String name(MatchedRoute route) {
        return route.api() + "/" + route.id();
    }

    private static RawClient.Reply send(TypedRequest request) throws Exception {
        StringBuilder text = new StringBuilder(request.method())
                .append(' ')
                .append(request.url().substring(HostileRequests.ORIGIN.length()))
                .append(" HTTP/1.1\r\n");
        request.headers()
                .forEach(header -> text.append(header.name())
                        .append(": ")
                        .append(header.value())
                        .append("\r\n"));
        try (RawClient client = new RawClient(gateway.port())) {
            return client.send(text.append("\r\n").toString()).readAll();
        }
    }
}
