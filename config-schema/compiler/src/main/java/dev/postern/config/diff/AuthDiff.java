package dev.postern.config.diff;

import dev.postern.config.policy.AuthConfig;
import dev.postern.config.policy.AuthConfig.ApiKey;
import dev.postern.config.policy.AuthConfig.Jwt;
import dev.postern.config.policy.AuthConfig.Source;
import dev.postern.config.value.TokenAlgorithm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Compares who may call.
final class AuthDiff {
    private AuthDiff() {}

    /// Both of strengthened and weakened where some callers lost and others won.
    static List<Finding> compare(Optional<AuthConfig> base, Optional<AuthConfig> head) {
        AuthConfig before = base.orElse(AuthConfig.NONE);
        AuthConfig after = head.orElse(AuthConfig.NONE);
        List<Finding> findings = new ArrayList<>();
        boolean otherFirst = decidesOtherwise(before, after);
        if (otherFirst || !letsIn(before, after)) {
            findings.add(new Finding(ChangeKind.AUTH_STRENGTHENED, text(before), text(after)));
        }
        if (otherFirst || !letsIn(after, before)) {
            findings.add(new Finding(ChangeKind.AUTH_WEAKENED, text(before), text(after)));
        }
        if (!before.anonymous() && !after.anonymous() && before.passCredential() != after.passCredential()) {
            boolean passed = after.passCredential();
            ChangeKind kind = passed ? ChangeKind.CREDENTIAL_PASSED : ChangeKind.CREDENTIAL_KEPT;
            findings.add(new Finding(kind, passed ? "kept" : "passed", passed ? "passed" : "kept"));
        }
        return findings;
    }

    /// Whether of a key and a token that one request presents the other one decides.
    private static boolean decidesOtherwise(AuthConfig before, AuthConfig after) {
        return (keyDecides(before) && tokenDecides(after)) || (tokenDecides(before) && keyDecides(after));
    }

    private static boolean keyDecides(AuthConfig auth) {
        return !auth.anonymous()
                && auth.anyOf().getFirst() instanceof ApiKey
                && auth.anyOf().stream().anyMatch(Jwt.class::isInstance);
    }

    private static boolean tokenDecides(AuthConfig auth) {
        return !auth.anonymous()
                && auth.anyOf().getFirst() instanceof Jwt
                && auth.anyOf().stream().anyMatch(ApiKey.class::isInstance);
    }

    /// Whether `other` lets in everybody whom `auth` lets in.
    private static boolean letsIn(AuthConfig auth, AuthConfig other) {
        if (other.anonymous() || auth.anonymous()) {
            return other.anonymous();
        }
        return auth.anyOf().stream().allMatch(source -> other.anyOf().stream().anyMatch(some -> covers(some, source)));
    }

    private static boolean covers(Source wider, Source source) {
        return switch (source) {
            case ApiKey(boolean inQuery) -> wider instanceof ApiKey(boolean also) && (also || !inQuery);
            case Jwt jwt -> wider instanceof Jwt other && covers(other, jwt);
        };
    }

    /// A token for nobody in particular is let in by those alone that do not look.
    private static boolean covers(Jwt wider, Jwt jwt) {
        return wider.issuer().equals(jwt.issuer())
                && wider.algorithms().containsAll(jwt.algorithms())
                && (wider.audiences().isEmpty()
                        || (!jwt.audiences().isEmpty() && wider.audiences().containsAll(jwt.audiences())))
                && (wider.type().isEmpty() || wider.type().equals(jwt.type()));
    }

    private static String text(Jwt jwt) {
        StringBuilder text = new StringBuilder("jwt ").append(jwt.issuer());
        if (!jwt.audiences().isEmpty()) {
            text.append(" for ").append(String.join(" or ", jwt.audiences()));
        }
        jwt.type().ifPresent(type -> text.append(" of type ").append(type));
        return text.append(" signed with ")
                .append(jwt.algorithms().stream().map(TokenAlgorithm::jose).collect(Collectors.joining(" or ")))
                .toString();
    }

    static String text(AuthConfig auth) {
        if (auth.anonymous()) {
            return "none";
        }
        return auth.anyOf().stream().map(AuthDiff::text).collect(Collectors.joining(" or "));
    }

    private static String text(Source source) {
        return switch (source) {
            case ApiKey(boolean inQuery) -> inQuery ? "api-key, in the query too" : "api-key";
            case Jwt jwt -> text(jwt);
        };
    }
}
