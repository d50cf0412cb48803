package dev.postern.gateway.server.admin;

import dev.postern.config.table.IssuerTable;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a [NewRevocation] comes to, as the table has it.
///
/// @param kind         `token`, `session`, `subject` or `issuer`
/// @param value        null for an issuer
/// @param issuedBefore null for all
/// @param expiresAt    null for never
record RevocationTerms(
        String kind,
        @Nullable String value,
        @Nullable Instant issuedBefore,
        @Nullable Instant expiresAt) {
    /// As config files name issuers.
    static final String ISSUER = "(?=.{1,64}$)[a-z][a-z0-9]*(-[a-z0-9]+)*";
    /// Whatever an issuer writes there, but what no database keeps and nobody can read.
    static final String VALUE = "[^\\p{Cc}\\p{Cs}]{1,256}";

    static final String REASON = "[^\\p{Cc}\\p{Cs}]{1,200}";

    static final String ISSUER_EXPECTED = "the name that the tenant's config gives an issuer is expected";
    static final String VALUE_EXPECTED = "1 to 256 characters are expected, none of them a control character";
    static final String REASON_EXPECTED = "1 to 200 characters are expected, none of them a control character";
    static final String ONE_EXPECTED =
            "one of tokenId, sessionId, subject and issuedBefore is expected; issuedBefore may stand beside subject";

    private static final Duration KEPT = Duration.ofDays(30);

    /// @throws ProblemException 400 or 422, for what cannot be revoked
    static RevocationTerms of(NewRevocation asked, Instant now) {
        Instant issuedBefore = time("issuedBefore", asked.issuedBefore());
        // An issuer's clock may run ahead of ours by so much. More would lock out whoever signs in from now on.
        if (issuedBefore != null && issuedBefore.isAfter(now.plus(IssuerTable.MOST_SKEW))) {
            throw ProblemException.wrong(422, "issuedBefore", "a time at most 5 minutes from now is expected");
        }
        Instant expiresAt = time("expiresAt", asked.expiresAt());
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            throw ProblemException.wrong(422, "expiresAt", "a time in the future is expected");
        }
        String kind = kind(asked);
        String value = value(asked);
        return new RevocationTerms(
                kind, value, issuedBefore, expiresAt == null && value != null ? now.plus(KEPT) : expiresAt);
    }

    private static String kind(NewRevocation asked) {
        int named = (asked.tokenId() == null ? 0 : 1)
                + (asked.sessionId() == null ? 0 : 1)
                + (asked.subject() == null ? 0 : 1);
        boolean ofTime = asked.issuedBefore() != null;
        if (named > 1 || (named == 0 && !ofTime) || (named == 1 && ofTime && asked.subject() == null)) {
            throw ProblemException.wrong(400, "body", ONE_EXPECTED);
        }
        if (named == 0) {
            return "issuer";
        }
        if (asked.subject() != null) {
            return "subject";
        }
        return asked.tokenId() != null ? "token" : "session";
    }

    private static @Nullable String value(NewRevocation asked) {
        if (asked.tokenId() != null) {
            return asked.tokenId();
        }
        return asked.sessionId() != null ? asked.sessionId() : asked.subject();
    }

    private static @Nullable Instant time(String field, @Nullable String text) {
        return text == null
                ? null
                : KeyTerms.time(text).orElseThrow(() -> ProblemException.wrong(400, field, KeyTerms.TIME_EXPECTED));
    }
}
