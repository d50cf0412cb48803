package dev.postern.gateway.revocation;

import static dev.postern.gateway.revocation.Tokens.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.value.TenantId;
import dev.postern.gateway.token.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RevocationsTest {
    private static final TenantId ACME = new TenantId("acme");
    private static final TenantId GLOBEX = new TenantId("globex");
    private static final UUID ONE = new UUID(0, 1);
    private static final UUID TWO = new UUID(0, 2);
    private static final String SHARED = "one word for all"; // jti, sid and sub at once: none stands for another

    private Instant now = NOW;
    private final Revocations revocations = new Revocations(() -> now);
    private final RevocationIndex index = new RevocationIndex();

    @Test
    void nobodyCanSayBeforeWhatIsRevokedWasRead() {
        assertThat(revocations.check(ACME, Tokens.token("j1"))).isEqualTo(RevocationAnswer.UNKNOWN);
        revocations.use(index);
        assertThat(revocations.check(ACME, Tokens.token("j1"))).isEqualTo(RevocationAnswer.NOT_REVOKED);
    }

    @ParameterizedTest(name = "{0} {1} before {2}: a token of {3} with jti {4}, sid {5}, sub {6}, iat {7}: {8}")
    @CsvSource({
        "token,   x,  '', id,  x,  '', '', 0,    true",
        "token,   x,  '', id,  y,  '', '', 0,    false",
        "token,   x,  '', id,  X,  '', '', 0,    false",
        "token,   x,  '', id,  '', x,  x,  0,    false", // a sid and a sub are no jti
        "token,   x,  '', id2, x,  '', '', 0,    false", // another issuer's ids mean nothing
        "token,   x,  '', id,  '', '', '', 0,    false",
        "session, x,  '', id,  j1, x,  u1, 0,    true",
        "session, x,  '', id,  j2, x,  u1, 9999, true", // a session is over for its later tokens too
        "session, x,  '', id,  x,  s1, x,  0,    false",
        "session, x,  '', id2, j1, x,  u1, 0,    false",
        "subject, x,  '', id,  j1, s1, x,  0,    true",
        "subject, x,  '', id,  j1, s1, x,  9999, true",
        "subject, x,  '', id,  x,  x,  u1, 0,    false",
        "subject, x,  '', id2, j1, s1, x,  0,    false",
        "subject, x,  0,  id,  j1, s1, x,  -1,   true",
        "subject, x,  0,  id,  j1, s1, x,  0,    false", // whoever signs in again is let in
        "subject, x,  0,  id,  j1, s1, x,  '',   true", // it may be as old as any
        "subject, x,  0,  id,  j1, s1, y,  -1,   false",
        "issuer,  '', 0,  id,  j1, s1, u1, -1,   true",
        "issuer,  '', 0,  id,  '', '', '', -1,   true",
        "issuer,  '', 0,  id,  j1, s1, u1, 0,    false",
        "issuer,  '', 0,  id,  j1, s1, u1, 1,    false",
        "issuer,  '', 0,  id,  j1, s1, u1, '',   true",
        "issuer,  '', 0,  id2, j1, s1, u1, -1,   false",
    })
    void onlyWhatARevocationNamesIsRevokedAndOnlyForItsTenant(
            String kind,
            String value,
            String before,
            String issuer,
            String id,
            String session,
            String subject,
            String issuedAt,
            boolean expected) {
        revocations.use(index);
        index.addAll(List.of(new Revocation(ONE, ACME, revoked(kind, value, seconds(before)), Optional.empty())));
        Token token = Tokens.token(issuer, id, session, subject, seconds(issuedAt));
        assertThat(revocations.check(ACME, token) == RevocationAnswer.REVOKED).isEqualTo(expected);
        assertThat(revocations.check(GLOBEX, token)).isEqualTo(RevocationAnswer.NOT_REVOKED);
    }

    /// An issuer's clock skew lets a token live on for five minutes after its `exp` at most.
    @ParameterizedTest(name = "{0} s after its end: {1}")
    @CsvSource({"-1, REVOKED", "0, REVOKED", "299, REVOKED", "300, NOT_REVOKED"})
    void aRevocationEndsWhenTheLastClockSkewHas(long seconds, RevocationAnswer expected) {
        revocations.use(index);
        index.addAll(List.of(byId(ONE, "j1", Optional.of(NOW.plusSeconds(60)))));
        now = NOW.plusSeconds(60 + seconds);
        assertThat(revocations.check(ACME, Tokens.token("j1"))).isEqualTo(expected);
    }

    @Test
    void aRevocationWithoutAnEndHasNone() {
        revocations.use(index);
        index.addAll(List.of(byId(ONE, "j1", Optional.empty())));
        now = NOW.plus(Duration.ofDays(36_500));
        assertThat(revocations.check(ACME, Tokens.token("j1"))).isEqualTo(RevocationAnswer.REVOKED);
    }

    @Test
    void oneWordRevokedInAllWaysIsFreeWhenAllAreGone() {
        revocations.use(index);
        List<String> kinds = List.of("token", "session", "subject", "issuer");
        for (int i = 0; i < kinds.size(); i++) {
            Optional<Long> before = i == 3 ? Optional.of(1L) : Optional.empty();
            index.addAll(List.of(
                    new Revocation(new UUID(0, i), ACME, revoked(kinds.get(i), SHARED, before), Optional.empty())));
        }
        assertThat(revocations.size()).isEqualTo(4);
        Token token = Tokens.token("id", SHARED, SHARED, SHARED, Optional.of(0L));
        for (int i = 0; i < kinds.size(); i++) {
            assertThat(revocations.check(ACME, token)).isEqualTo(RevocationAnswer.REVOKED);
            index.apply(List.of(gone(new UUID(0, i))));
        }
        assertThat(revocations.check(ACME, token)).isEqualTo(RevocationAnswer.NOT_REVOKED);
        assertThat(revocations.size()).isZero();
    }

    @Test
    void whatIsDeletedAndMadeAgainStaysRevokedWhicheverIsToldFirst() {
        revocations.use(index);
        index.addAll(List.of(byId(ONE, "j1", Optional.empty())));
        index.apply(List.of(new RevocationChange(TWO, Optional.of(byId(TWO, "j1", Optional.empty()))), gone(ONE)));
        assertThat(revocations.check(ACME, Tokens.token("j1"))).isEqualTo(RevocationAnswer.REVOKED);
        index.apply(List.of(gone(TWO), new RevocationChange(ONE, Optional.of(byId(ONE, "j1", Optional.empty())))));
        assertThat(revocations.check(ACME, Tokens.token("j1"))).isEqualTo(RevocationAnswer.REVOKED);
    }

    @Test
    void aRevocationThatIsChangedCoversWhatItSaysNow() {
        revocations.use(index);
        index.addAll(List.of(byId(ONE, "j1", Optional.empty()), byId(TWO, "j2", Optional.empty())));
        // As an operator may do it in the database, both at once.
        index.addAll(List.of(byId(ONE, "j2", Optional.empty()), byId(TWO, "j3", Optional.empty())));
        assertThat(revocations.check(ACME, Tokens.token("j1"))).isEqualTo(RevocationAnswer.NOT_REVOKED);
        assertThat(revocations.check(ACME, Tokens.token("j2"))).isEqualTo(RevocationAnswer.REVOKED);
        assertThat(revocations.check(ACME, Tokens.token("j3"))).isEqualTo(RevocationAnswer.REVOKED);
        assertThat(revocations.size()).isEqualTo(2);
    }

    @Test
    void aTextFormShowsNoClaim() {
        assertThat(byId(ONE, "j1-secret", Optional.empty())).hasToString("Revocation[acme, " + ONE + "]");
    }

    private static Revocation byId(UUID id, String jti, Optional<Instant> expiresAt) {
        return new Revocation(id, ACME, new Revoked.ById("id", jti), expiresAt);
    }

    private static RevocationChange gone(UUID id) {
        return new RevocationChange(id, Optional.empty());
    }

    private static Optional<Long> seconds(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(Long.valueOf(text));
    }

    private static Revoked revoked(String kind, String value, Optional<Long> before) {
        Optional<Instant> moment = before.map(NOW::plusSeconds);
        return switch (kind) {
            case "token" -> new Revoked.ById("id", value);
            case "session" -> new Revoked.BySession("id", value);
            case "subject" -> new Revoked.BySubject("id", value, moment);
            default -> new Revoked.IssuedBefore("id", moment.orElseThrow());
        };
    }
}
