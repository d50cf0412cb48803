package dev.postern.gateway.flow;

import dev.postern.gateway.exchange.Refusal;
import dev.postern.gateway.exchange.ReplyEdit;
import java.time.Duration;
import java.util.List;

/// The refusals that the line itself gives, rather than a policy.
final class Refusals {
    static final Refusal UNKNOWN_HOST = new Refusal(421, "unknown_host", "No tenant answers for this host");
    static final Refusal UNKNOWN_TENANT = new Refusal(
            401, "tenant_unknown", "This host is shared; an API key or a token must tell whose API is meant");
    static final Refusal NO_ROUTE = new Refusal(404, "no_route", "No route takes this request");
    static final Refusal METHOD_NOT_ALLOWED =
            new Refusal(405, "method_not_allowed", "The path does not take this method");
    static final Refusal TENANT_UNAVAILABLE = new Refusal(
                    503, "tenant_unavailable", "This tenant's configuration cannot be read at the moment")
            .retryAfter(Duration.ofSeconds(5));
    static final Refusal CONFIG_UNAVAILABLE = new Refusal(
                    503, "config_unavailable", "The gateway's configuration cannot be read at the moment")
            .retryAfter(Duration.ofSeconds(5));
    static final Refusal NOT_SENT = new Refusal(502, "upstream_unreachable", "The upstream could not be reached");
    static final Refusal BROKEN =
            new Refusal(502, "upstream_broken", "The upstream closed the connection before it answered");
    static final Refusal INVALID = new Refusal(502, "upstream_invalid", "The upstream's reply was not valid");
    static final Refusal CLIENT_TOO_SLOW =
            new Refusal(408, "request_timeout", "The request's body did not come in time");
    static final Refusal TIMED_OUT = new Refusal(504, "upstream_timeout", "The upstream did not answer in time");
    static final Refusal SHED = new Refusal(503, "upstream_busy", "All connections to the upstream are in use")
            .retryAfter(Duration.ofSeconds(1));
    static final Refusal FAULT = new Refusal(503, "gateway_fault", "The gateway could not decide this request")
            .retryAfter(Duration.ofSeconds(1));

    private static final List<String> TELLING = List.of("ApiKey header=\"X-API-Key\"", "Bearer");

    static final ReplyEdit TENANT_CHALLENGE = (status, headers) -> headers.set("WWW-Authenticate", TELLING);

    private Refusals() {}
}
