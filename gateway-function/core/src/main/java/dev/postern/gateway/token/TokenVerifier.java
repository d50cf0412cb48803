package dev.postern.gateway.token;

import dev.postern.gateway.token.SignatureSearch.Found;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Verifies tokens: form, claims, then signature, so that what is refused anyway costs no signature and no fetch.
///
/// RSA and HMAC signatures are checked in the calling thread; EC and Edwards ones, and those of unusually large RSA
/// keys, on threads of their own. docs/performance.md has what a check costs. Safe for all threads and for event loops.
public final class TokenVerifier implements MeterBinder {
    private static final Duration SOON = Duration.ofSeconds(1);

    private final KeySets keySets;
    private final VerifiedTokens verified;
    private final SignatureSearch signatures;
    private final InstantSource clock;

    /// @param clock the wall clock
    public TokenVerifier(
            Vertx vertx, TokenVerifierOptions options, KeySets keySets, VerifiedTokens verified, InstantSource clock) {
        this(vertx, options, keySets, verified, clock, new SmallRyeCheck());
    }

    /// With the bounds and clocks of a gateway in use.
    public static TokenVerifier standard(Vertx vertx) {
        return new TokenVerifier(
                vertx,
                TokenVerifierOptions.standard(),
                new KeySets(vertx, KeySetsOptions.standard(), System::nanoTime),
                VerifiedTokens.standard(),
                InstantSource.system());
    }

    TokenVerifier(
            Vertx vertx,
            TokenVerifierOptions options,
            KeySets keySets,
            VerifiedTokens verified,
            InstantSource clock,
            SignatureCheck check) {
        this.keySets = keySets;
        this.verified = verified;
        this.signatures = new SignatureSearch(vertx, options, check);
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("postern.tokens.known", verified, VerifiedTokens::size)
                .description("Tokens whose signature need not be checked again")
                .register(registry);
        Gauge.builder("postern.issuers.failing", keySets, KeySets::failing)
                .description("Issuers whose keys could not be had when they were asked for last")
                .register(registry);
    }

    /// Verifies a token.
    ///
    /// @param anyOf what the route expects, of one tenant; a token need be one of them only
    /// @return at once if neither keys nor a thread have to be waited for
    public TokenAnswer check(List<ExpectedToken> anyOf, String token) {
        if (token.length() > TokenReader.MOST_CHARACTERS) {
            return rejected(TokenFault.TOO_LONG);
        }
        Instant now = clock.instant();
        TokenDigest digest = TokenDigest.of(token);
        for (ExpectedToken expected : anyOf) {
            Optional<Token> known = known(expected, digest);
            if (known.isPresent()
                    && ClaimsCheck.fault(expected, known.get(), now).isEmpty()) {
                return new TokenAnswer.Now(new TokenCheck.Verified(known.get()));
            }
        }
        return switch (TokenReader.read(token)) {
            case TokenReading.Malformed(TokenFault reason) -> rejected(reason);
            case TokenReading.Read(TokenText read) -> check(anyOf, read, digest, now);
        };
    }

    /// A token that was verified before and whose key its issuer still has.
    private Optional<Token> known(ExpectedToken expected, TokenDigest digest) {
        VerifiedTokens.Name name = new VerifiedTokens.Name(expected.tenant(), expected.issuer(), digest);
        Optional<VerifiedTokens.Entry> entry = verified.get(name);
        if (entry.isEmpty() || expected.issuer().sharedKey().isPresent()) {
            return entry.map(VerifiedTokens.Entry::token);
        }
        Optional<KeySet> keys =
                keySets.atHand(expected.tenant(), expected.issuer().table());
        if (keys.isPresent() && !keys.get().holds(entry.get().key())) {
            verified.forget(name);
        }
        return keys.filter(it -> it.holds(entry.get().key()))
                .map(_ -> entry.get().token());
    }

    private TokenAnswer check(List<ExpectedToken> anyOf, TokenText token, TokenDigest digest, Instant now) {
        List<ExpectedToken> possible = new ArrayList<>(anyOf.size());
        TokenFault reason = TokenFault.ISSUER_NOT_EXPECTED;
        for (ExpectedToken expected : anyOf) {
            Optional<TokenFault> fault = ClaimsCheck.fault(expected, token, now);
            if (fault.isEmpty()) {
                // One signature an issuer, however many of its audiences the route takes.
                if (possible.stream().noneMatch(it -> it.issuer().equals(expected.issuer()))) {
                    possible.add(expected);
                }
            } else if (fault.get() != TokenFault.ISSUER_NOT_EXPECTED) {
                reason = fault.get();
            }
        }
        TokenAnswer answer = rejected(reason);
        for (ExpectedToken expected : possible) {
            // Mostly there is one. With more, the first that verifies it counts, and one that is away hides no other.
            TokenAnswer next = answer;
            answer = next.then(before -> switch (before) {
                case TokenCheck.Verified _ -> new TokenAnswer.Now(before);
                case TokenCheck.Rejected _ -> signed(expected, token, digest);
                case TokenCheck.Unavailable _ ->
                    signed(expected, token, digest)
                            .then(after -> new TokenAnswer.Now(after instanceof TokenCheck.Verified ? after : before));
            });
        }
        return answer;
    }

    private TokenAnswer signed(ExpectedToken expected, TokenText token, TokenDigest digest) {
        Optional<VerificationKey> shared = expected.issuer().sharedKey();
        if (shared.isPresent()) {
            return shared.get().fits(token.algorithm())
                    ? signedByOne(expected, token, digest, List.of(shared.get()))
                    : rejected(TokenFault.KEY_UNFIT);
        }
        Optional<KeySet> atHand =
                keySets.atHand(expected.tenant(), expected.issuer().table());
        if (atHand.isPresent()) {
            return hasKey(atHand.get(), token)
                    ? withKeys(atHand.get(), expected, token, digest)
                    : new TokenAnswer.Later(
                            keySets.renew(expected.tenant(), expected.issuer().table())
                                    .compose(keys -> fetched(keys, expected, token, digest)));
        }
        return new TokenAnswer.Later(
                keySets.load(expected.tenant(), expected.issuer().table())
                        .compose(keys -> fetched(keys, expected, token, digest)));
    }

    /// Whether it may be one of these keys that signed the token; if not, the issuer may have a newer one.
    private static boolean hasKey(KeySet keys, TokenText token) {
        return token.keyId().isPresent()
                ? keys.names(token.keyId().get())
                : !keys.candidates(token.keyId(), token.algorithm()).isEmpty();
    }

    private Future<TokenCheck> fetched(KeysAnswer keys, ExpectedToken expected, TokenText token, TokenDigest digest) {
        return switch (keys) {
            case KeysAnswer.Away(Duration retryAfter) -> Future.succeededFuture(new TokenCheck.Unavailable(retryAfter));
            case KeysAnswer.Usable(KeySet usable, boolean current) ->
                current || hasKey(usable, token)
                        ? withKeys(usable, expected, token, digest).future()
                        : Future.succeededFuture(new TokenCheck.Unavailable(SOON));
        };
    }

    private TokenAnswer withKeys(KeySet keys, ExpectedToken expected, TokenText token, TokenDigest digest) {
        List<VerificationKey> candidates = keys.candidates(token.keyId(), token.algorithm());
        if (candidates.isEmpty()) {
            return rejected(hasKey(keys, token) ? TokenFault.KEY_UNFIT : TokenFault.KEY_UNKNOWN);
        }
        return candidates.size() > KeySet.MOST_CANDIDATES
                ? rejected(TokenFault.KEY_AMBIGUOUS)
                : signedByOne(expected, token, digest, candidates);
    }

    private TokenAnswer signedByOne(
            ExpectedToken expected, TokenText token, TokenDigest digest, List<VerificationKey> keys) {
        VerifiedTokens.Name name = new VerifiedTokens.Name(expected.tenant(), expected.issuer(), digest);
        if (SignatureSearch.isCheap(keys)) {
            return new TokenAnswer.Now(outcome(name, token, signatures.now(token, expected.issuer(), keys)));
        }
        return new TokenAnswer.Later(signatures
                .later(name, token, keys, () -> signer(name, keys))
                .map(found -> outcome(name, token, found)));
    }

    /// Which of these keys signed a token that was verified meanwhile.
    private Optional<VerificationKey> signer(VerifiedTokens.Name name, List<VerificationKey> keys) {
        return verified.get(name).map(VerifiedTokens.Entry::key).filter(keys::contains);
    }

    private TokenCheck outcome(VerifiedTokens.Name name, TokenText text, Found found) {
        return switch (found) {
            case Found.Nobody() -> new TokenCheck.Rejected(TokenFault.SIGNATURE_WRONG);
            case Found.Busy() -> new TokenCheck.Unavailable(SOON);
            case Found.Signer(VerificationKey key) -> {
                Token token = new Token(name.issuer().name(), text.algorithm(), text.type(), text.claims());
                Duration life = Duration.between(
                        clock.instant(),
                        token.expiresAt().plus(name.issuer().table().clockSkew()));
                if (life.isPositive()) {
                    verified.put(name, new VerifiedTokens.Entry(token, key, Footprint.of(token), life));
                }
                yield new TokenCheck.Verified(token);
            }
        };
    }

    private static TokenAnswer rejected(TokenFault reason) {
        return new TokenAnswer.Now(new TokenCheck.Rejected(reason));
    }
}
