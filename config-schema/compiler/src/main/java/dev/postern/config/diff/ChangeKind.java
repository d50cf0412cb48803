package dev.postern.config.diff;

import java.util.Locale;

/// Every kind of change, its verdict and the reason for it: the one table of them all.
public enum ChangeKind {
    ENVIRONMENT_ADDED(Verdict.ADDITIVE, "environment added", "Nothing ran in it before, so nothing there can break."),
    ENVIRONMENT_REMOVED(Verdict.BREAKING, "environment removed", "What runs in it cannot be compiled any more."),

    TENANT_ADDED(Verdict.ADDITIVE, "tenant added", "It has hosts of its own, which nobody answered for."),
    TENANT_REMOVED(Verdict.BREAKING, "tenant removed", "Every request of its clients is refused."),
    PLAN_RENAMED(Verdict.ADDITIVE, "plan renamed", "The limits of its keys are the same."),
    PLAN_LOWERED(Verdict.BREAKING, "plan lowered", "A key that used all of its limit is refused earlier."),
    PLAN_RAISED(Verdict.WEAKENED, "plan raised", "The plan's limits protect the upstreams and what is sold."),

    HOST_ADDED(Verdict.ADDITIVE, "host added", "Nobody answered for it."),
    HOST_REMOVED(Verdict.BREAKING, "host removed", "Requests to it are refused, or are another tenant's."),
    HOST_COVERED(Verdict.ADDITIVE, "host removed, a wildcard covers it", "Requests to it are taken as before."),
    HOST_TAKEN(Verdict.BREAKING, "host taken", "A tenant that got requests to it gets them no more."),
    HOST_SHARED(Verdict.BREAKING, "host shared", "Requests to it need a credential that tells the tenant."),
    HOST_OWNED(Verdict.ADDITIVE, "host no longer shared", "Requests to it need no credential to tell the tenant."),

    API_ADDED(Verdict.ADDITIVE, "API added", "Its routes take only what was refused."),
    API_REMOVED(Verdict.BREAKING, "API removed", "Requests to each of its routes are refused."),

    ROUTE_ADDED(Verdict.ADDITIVE, "route added", "It takes what was refused; what others took is told as taken."),
    ROUTE_REMOVED(Verdict.BREAKING, "route removed", "Requests that it took are refused."),
    ROUTE_ABSORBED(Verdict.ADDITIVE, "route removed, its requests taken by others", "No request is refused for it."),
    ROUTE_RENAMED(Verdict.ADDITIVE, "route renamed", "It takes the same requests. Usage, logs and counts begin anew."),
    MATCH_NARROWED(Verdict.BREAKING, "match narrowed", "Requests that it took are refused."),
    MATCH_MOVED(Verdict.BREAKING, "match moved", "It takes none of the requests that it took, and some are refused."),
    MATCH_WIDENED(Verdict.ADDITIVE, "match widened", "It takes requests that it did not take."),
    MATCH_REWRITTEN(Verdict.ADDITIVE, "match rewritten", "It takes nothing new, and no request is refused for it."),

    REQUESTS_TAKEN(Verdict.BREAKING, "takes requests of another route", "They are handled otherwise from now on."),
    REQUESTS_EXPOSED(Verdict.WEAKENED, "takes requests of a better protected route", "Less stands in front of them."),
    REQUESTS_TAKEN_ALIKE(
            Verdict.ADDITIVE, "takes requests of a route that is alike", "They are handled as before under this name."),

    AUTH_STRENGTHENED(Verdict.BREAKING, "auth strengthened", "A caller that was let in is refused."),
    AUTH_WEAKENED(Verdict.WEAKENED, "auth weakened", "A caller that was refused is let in."),
    CREDENTIAL_PASSED(
            Verdict.WEAKENED, "credential passed on", "The upstream gets the client's key or token, and may lose it."),
    CREDENTIAL_KEPT(Verdict.BREAKING, "credential kept", "The upstream gets the client's key or token no more."),
    REQUIREMENT_STRICTER(Verdict.BREAKING, "requirement added or stricter", "A caller that was let in may be refused."),
    REQUIREMENT_LOOSER(Verdict.WEAKENED, "requirement removed or looser", "A caller that was refused may be let in."),
    IDENTITY_ADDED(Verdict.ADDITIVE, "identity told", "The upstream is told more; no client can say it in its place."),
    IDENTITY_CHANGED(Verdict.BREAKING, "identity told otherwise", "The upstream reads something else there."),
    IDENTITY_REMOVED(Verdict.BREAKING, "identity no longer told", "The upstream does not get what it got."),
    IDENTITY_OPENED(
            Verdict.WEAKENED,
            "identity header open to clients",
            "What a client sends there reaches an upstream that may believe it."),
    ISSUER_ADDED(Verdict.ADDITIVE, "issuer added", "Its tokens are good for nothing until a route accepts them."),
    ISSUER_REMOVED(
            Verdict.ADDITIVE, "issuer removed", "No route accepts its tokens; where one did, that is told there."),
    ISSUER_STRICTER(Verdict.BREAKING, "issuer stricter", "Some of its tokens are refused that were good."),
    ISSUER_LOOSER(Verdict.WEAKENED, "issuer looser", "Some tokens are good that were refused."),
    ISSUER_CHANGED(Verdict.WEAKENED, "issuer changed", "Other tokens are good than before, or mean something else."),
    LIMIT_ADDED(Verdict.BREAKING, "limit added", "Requests beyond it are refused."),
    LIMIT_LOWERED(Verdict.BREAKING, "limit lowered", "Requests beyond it are refused."),
    LIMIT_RAISED(Verdict.WEAKENED, "limit raised", "More reaches the upstream than it was to bear."),
    LIMIT_REMOVED(Verdict.WEAKENED, "limit removed", "More reaches the upstream than it was to bear."),
    LIMIT_RENAMED(Verdict.ADDITIVE, "limit renamed", "It admits the same. Its count begins anew."),

    UPSTREAM_MOVED(Verdict.BREAKING, "upstream moved", "Requests go to an address that got none before."),
    TARGETS_REDUCED(Verdict.ADDITIVE, "targets reduced", "Requests go where some of them went before."),
    WEIGHTS_CHANGED(Verdict.ADDITIVE, "weights changed", "Requests go to the same addresses."),
    TIMEOUT_SHORTENED(Verdict.BREAKING, "timeout shortened", "A slow reply that arrived is cut off."),
    TIMEOUT_LENGTHENED(Verdict.ADDITIVE, "timeout lengthened", "A slow reply that was cut off arrives."),
    HEADERS_CHANGED(
            Verdict.BREAKING, "upstream headers changed", "The service is told something else of each request."),
    UPSTREAM_RENAMED(Verdict.ADDITIVE, "upstream renamed", "Its settings are the same."),
    UPSTREAM_IDLE(Verdict.ADDITIVE, "upstream without routes changed", "No route leads, or led, to it."),

    UNNAMED(Verdict.WEAKENED, "changed in another way", "The digests differ, and this comparison knows no reason.");

    private final Verdict verdict;
    private final String phrase;
    private final String reason;

    ChangeKind(Verdict verdict, String phrase, String reason) {
        this.verdict = verdict;
        this.phrase = phrase;
        this.reason = reason;
    }

    public Verdict verdict() {
        return verdict;
    }

    /// What happened, for people, such as `limit raised`.
    public String phrase() {
        return phrase;
    }

    /// Why the verdict is this one, in a sentence.
    public String reason() {
        return reason;
    }

    /// The stable name in machine formats, such as `limit-raised`.
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
