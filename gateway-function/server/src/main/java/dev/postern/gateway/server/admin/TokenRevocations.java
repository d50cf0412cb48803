package dev.postern.gateway.server.admin;

import dev.postern.config.value.TenantId;
import dev.postern.gateway.revocation.RevocationFollower;
import dev.postern.gateway.revocation.Revocations;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// What can be done with revocations of tokens. A change is in force on this gateway before the call returns, and on
/// the others as soon as Postgres has told them.
final class TokenRevocations {
    private static final int UNPROCESSABLE = 422;
    private static final long CATCH_UP_SECONDS = 2;

    private final RevocationRows rows;
    private final RevocationFollower follower;
    private final Plans plans;
    private final InstantSource clock;

    TokenRevocations(RevocationRows rows, RevocationFollower follower, Plans plans, InstantSource clock) {
        this.rows = rows;
        this.follower = follower;
        this.plans = plans;
        this.clock = clock;
    }

    /// A page of revocations, and where the next begins.
    record Page(List<RevocationView> revocations, Optional<PageCursor> next) {}

    RevocationRows.Stored put(NewRevocation asked) {
        TenantId tenant = TenantId.parse(asked.tenant())
                .filter(id -> plans.of(id).isPresent())
                .orElseThrow(
                        () -> ProblemException.wrong(UNPROCESSABLE, "tenant", "no such tenant in the config in force"));
        RevocationTerms terms = RevocationTerms.of(asked, clock.instant());
        if (!plans.issuers(tenant).contains(asked.issuer())) {
            throw ProblemException.wrong(
                    UNPROCESSABLE, "issuer", "no such issuer of this tenant in the config in force");
        }
        if (follower.known() >= Revocations.MOST) {
            throw tooMany("There are " + Revocations.MOST + " revocations, which is all that gateways keep.");
        }
        RevocationRows.Stored stored = rows.put(tenant, asked.issuer(), terms, asked.reason())
                .orElseThrow(() -> tooMany(
                        "The tenant has " + Revocations.MOST_OF_A_TENANT + " revocations, which is all it may have."));
        awaitHere();
        return stored;
    }

    Page list(@Nullable String tenant, @Nullable PageCursor after) {
        List<RevocationView> found = rows.list(tenant, after);
        if (found.size() <= RevocationRows.PAGE) {
            return new Page(found, Optional.empty());
        }
        List<RevocationView> page = found.subList(0, RevocationRows.PAGE);
        RevocationView last = page.getLast();
        return new Page(
                page,
                TenantId.parse(last.tenant())
                        .map(id -> new PageCursor(id, last.id().toString())));
    }

    RevocationView get(UUID id) {
        return rows.find(id).orElseThrow(TokenRevocations::unknown);
    }

    void delete(UUID id) {
        if (!rows.delete(id)) {
            throw unknown();
        }
        awaitHere();
    }

    /// What is stored is stored. Where this gateway cannot read it in time, it does as soon as it can, like all others.
    private void awaitHere() {
        try {
            follower.caughtUp().toCompletionStage().toCompletableFuture().get(CATCH_UP_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException later) {
            return;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    static ProblemException unknown() {
        return ProblemException.notFound("There is no revocation of this id in force.");
    }

    private static ProblemException tooMany(String what) {
        return ProblemException.of(
                UNPROCESSABLE,
                "too_many_revocations",
                what + " Revoke by issuedBefore, of a subject or of the whole issuer, and delete what that covers.");
    }
}
