package dev.postern.gateway.policy.identity;

import dev.postern.config.policy.IdentityConfig;
import dev.postern.config.policy.IdentityConfig.Fact;
import dev.postern.config.value.HeaderName;
import dev.postern.config.value.HeaderText;
import dev.postern.gateway.exchange.Decision;
import dev.postern.gateway.exchange.Exchange;
import dev.postern.gateway.exchange.Policy;
import dev.postern.gateway.exchange.Refusal;
import dev.postern.gateway.identity.IdentityTokens;
import dev.postern.gateway.identity.IdentityTokens.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tells the upstream who is calling, in headers or in a token of the gateway's own; of nobody it says nothing.
///
/// What a client sends under these names is taken away before, whoever calls. 403 where a value does not fit in a
/// header: an upstream that saw half of a caller's roles would decide by half of them.
public final class Identity implements Policy {
    private static final Refusal TOO_LONG =
            new Refusal(403, "identity_too_long", "What is known of the caller does not fit in a header");
    private static final Refusal BUSY = new Refusal(
                    503, "identity_unavailable", "The upstream cannot be told who is calling at the moment")
            .retryAfter(Duration.ofSeconds(1));

    /// What servers take in a line by default.
    private static final int LONGEST_TOKEN = 8_000;

    private final IdentityConfig config;
    private final IdentityTokens tokens;

    public Identity(IdentityConfig config, IdentityTokens tokens) {
        this.config = config;
        this.tokens = tokens;
    }

    @Override
    public Decision decide(Exchange exchange) {
        List<ToldHeaders.Header> told = new ArrayList<>(config.headers().size() + 1);
        for (Map.Entry<HeaderName, Fact> header : config.headers().entrySet()) {
            Optional<String> value = Facts.value(header.getValue(), exchange.consumer());
            if (value.isPresent() && value.get().length() > HeaderText.LONGEST) {
                return Decision.refuse(
                        exchange, TOO_LONG.because(header.getKey().value()));
            }
            value.ifPresent(
                    text -> told.add(new ToldHeaders.Header(header.getKey().value(), text)));
        }
        return config.token()
                .map(token -> tokens.token(exchange.tenant(), token, exchange.consumer()))
                .map(answer -> withToken(exchange, told, answer))
                .orElseGet(() -> pass(exchange, told));
    }

    private Decision withToken(Exchange exchange, List<ToldHeaders.Header> told, Answer answer) {
        return switch (answer) {
            case Answer.Nobody() -> pass(exchange, told);
            case Answer.Busy() -> Decision.refuse(exchange, BUSY);
            case Answer.Later(var later) -> new Decision.Await(later.map(signed -> withToken(exchange, told, signed)));
            case Answer.Ready(String token) -> {
                String name = config.token().orElseThrow().header().value();
                if (token.length() > LONGEST_TOKEN) {
                    yield Decision.refuse(exchange, TOO_LONG.because(name));
                }
                told.add(new ToldHeaders.Header(name, token));
                yield pass(exchange, told);
            }
        };
    }

    private static Decision pass(Exchange exchange, List<ToldHeaders.Header> told) {
        return Decision.pass(told.isEmpty() ? exchange : exchange.with(new ToldHeaders(told)));
    }
}
