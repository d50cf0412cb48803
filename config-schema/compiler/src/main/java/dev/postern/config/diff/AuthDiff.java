package dev.postern.config.diff;

import dev.postern.config.policy.AuthConfig;
import dev.postern.config.policy.AuthConfig.ApiKey;
import dev.postern.config.policy.AuthConfig.Source;
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
        if (!letsIn(before, after)) {
            findings.add(new Finding(ChangeKind.AUTH_STRENGTHENED, text(before), text(after)));
        }
        if (!letsIn(after, before)) {
            findings.add(new Finding(ChangeKind.AUTH_WEAKENED, text(before), text(after)));
        }
        return findings;
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
        };
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
        };
    }
}
