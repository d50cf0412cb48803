package dev.postern.gateway.server.admin;

import dev.postern.config.table.PlanTable;
import dev.postern.config.value.TenantId;
import dev.postern.gateway.credential.ApiKey;
import dev.postern.gateway.credential.KeyCache;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What can be done with keys. A change is in force on this gateway before the call returns, and on the
/// others as soon as Postgres has told them.
final class Keys {
    private static final int UNPROCESSABLE = 422;

    private final KeyRows rows;
    private final KeyCache cache;
    private final Plans plans;
    private final String environment;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    /// @param environment stands in every key made here
    Keys(KeyRows rows, KeyCache cache, Plans plans, String environment, InstantSource clock) {
        this.rows = rows;
        this.cache = cache;
        this.plans = plans;
        this.environment = environment;
        this.clock = clock;
    }

    /// A page of keys, and where the next begins.
    record Page(List<KeyView> keys, Optional<PageCursor> next) {}

    /// Makes a key; its secret is in the answer and nowhere else.
    KeyView create(NewKey asked) {
        TenantId tenant = TenantId.parse(asked.tenant())
                .filter(id -> plans.of(id).isPresent())
                .orElseThrow(
                        () -> ProblemException.wrong(UNPROCESSABLE, "tenant", "no such tenant in the config in force"));
        Instant expiresAt = expiry(asked);
        checkPlan(asked.plan());
        ApiKey key = ApiKey.generate(environment, tenant, random);
        KeyRows.Stored stored = rows.insert(key, asked, expiresAt)
                .orElseThrow(() -> ProblemException.wrong(UNPROCESSABLE, "userId", "no such user"));
        return view(stored, key.text());
    }

    Page list(@Nullable UUID user, @Nullable String tenant, @Nullable PageCursor after) {
        List<KeyView> found = rows.list(user, tenant, after).stream()
                .map(key -> view(key, null))
                .toList();
        if (found.size() <= KeyRows.PAGE) {
            return new Page(found, Optional.empty());
        }
        List<KeyView> page = found.subList(0, KeyRows.PAGE);
        KeyView last = page.getLast();
        return new Page(page, TenantId.parse(last.tenant()).map(id -> new PageCursor(id, last.id())));
    }

    KeyView get(String id) {
        return view(rows.find(wellFormed(id)).orElseThrow(Keys::unknown), null);
    }

    KeyView patch(String id, KeyPatch patch) {
        checkFuture(patch.expiresAt().stored());
        checkPlan(patch.plan().stored());
        KeyRows.Stored stored = rows.patch(wellFormed(id), patch).orElseThrow(Keys::unknown);
        TenantId.parse(stored.tenant()).ifPresent(tenant -> cache.forget(tenant, id));
        return view(stored, null);
    }

    /// Gives a key another secret, which is in the answer and nowhere else; the former one works for `overlap` more,
    /// and the one before it no longer.
    KeyView rotate(String id, Duration overlap) {
        KeyRows.Stored before = rows.find(wellFormed(id)).orElseThrow(Keys::unknown);
        TenantId tenant = TenantId.parse(before.tenant()).orElseThrow(Keys::unknown);
        ApiKey key = ApiKey.renew(environment, tenant, id, random);
        KeyRows.Stored rotated = rows.rotate(key, overlap).orElseThrow(Keys::unknown);
        cache.forget(tenant, id);
        return view(rotated, key.text());
    }

    void delete(String id) {
        cache.forget(rows.delete(wellFormed(id)).orElseThrow(Keys::unknown), id);
    }

    /// What cannot be a key's id names no key; the database is not asked.
    private static String wellFormed(String id) {
        if (!ApiKey.isId(id)) {
            throw unknown();
        }
        return id;
    }

    private static ProblemException unknown() {
        return ProblemException.notFound("There is no key of this id.");
    }

    private @Nullable Instant expiry(NewKey asked) {
        if (asked.expiresAt() == null) {
            return null;
        }
        Instant time = KeyTerms.time(asked.expiresAt())
                .orElseThrow(() -> ProblemException.wrong(400, "expiresAt", KeyTerms.TIME_EXPECTED));
        checkFuture(time);
        return time;
    }

    private void checkFuture(@Nullable Instant expiresAt) {
        if (expiresAt != null && !expiresAt.isAfter(clock.instant())) {
            throw ProblemException.wrong(UNPROCESSABLE, "expiresAt", "a time in the future is expected");
        }
    }

    private void checkPlan(@Nullable String plan) {
        if (plan != null && plans.named(plan).isEmpty()) {
            throw ProblemException.wrong(UNPROCESSABLE, "plan", "no such plan in the config in force");
        }
    }

    private KeyView view(KeyRows.Stored key, @Nullable String wholeKey) {
        Optional<PlanTable> plan = Optional.ofNullable(key.plan())
                .flatMap(plans::named)
                .or(() -> TenantId.parse(key.tenant()).flatMap(plans::of));
        return new KeyView(
                key.id(),
                key.userId(),
                key.tenant(),
                key.name(),
                key.active(),
                key.expiresAt(),
                key.scopes(),
                key.plan(),
                inForce(key.limitPerMinute(), plan.map(PlanTable::keyLimitPerMinute)),
                inForce(key.limitPerDay(), plan.map(PlanTable::keyLimitPerDay)),
                key.createdAt(),
                key.previousValidUntil(),
                wholeKey);
    }

    private static @Nullable Long inForce(@Nullable Long own, Optional<Long> plans) {
        return own != null ? own : plans.orElse(null);
    }
}
