package dev.postern.gateway.server.admin;

import dev.postern.config.table.PlanTable;
import dev.postern.config.value.TenantId;
import dev.postern.gateway.credential.ApiKey;
import dev.postern.gateway.credential.KeyCache;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What can be done with keys. A change is in force on this gateway before the call returns, and on the
/// others when their caches ask again, at most five seconds later.
final class Keys {
    private static final int UNPROCESSABLE = 422;
    private static final Pattern ID = Pattern.compile("[0-9A-Za-z]{16}");

    private final KeyRows rows;
    private final KeyCache cache;
    private final Plans plans;
    private final String environment;
    private final SecureRandom random = new SecureRandom();

    /// @param environment stands in every key made here
    Keys(KeyRows rows, KeyCache cache, Plans plans, String environment) {
        this.rows = rows;
        this.cache = cache;
        this.plans = plans;
        this.environment = environment;
    }

    /// A page of keys, and where the next begins.
    record Page(List<KeyView> keys, Optional<PageCursor> next) {}

    /// Makes a key; its secret is in the answer and nowhere else.
    KeyView create(NewKey asked) {
        TenantId tenant = TenantId.parse(asked.tenant())
                .filter(id -> plans.of(id).isPresent())
                .orElseThrow(
                        () -> ProblemException.wrong(UNPROCESSABLE, "tenant", "no such tenant in the config in force"));
        ApiKey key = ApiKey.generate(environment, tenant, random);
        KeyRows.Stored stored = rows.insert(key, asked)
                .orElseThrow(() -> ProblemException.wrong(UNPROCESSABLE, "userId", "no such user"));
        return view(stored).with(key.text());
    }

    Page list(@Nullable UUID user, @Nullable String tenant, @Nullable PageCursor after) {
        List<KeyView> found =
                rows.list(user, tenant, after).stream().map(this::view).toList();
        if (found.size() <= KeyRows.PAGE) {
            return new Page(found, Optional.empty());
        }
        List<KeyView> page = found.subList(0, KeyRows.PAGE);
        KeyView last = page.getLast();
        return new Page(page, TenantId.parse(last.tenant()).map(id -> new PageCursor(id, last.id())));
    }

    KeyView get(String id) {
        return view(rows.find(wellFormed(id)).orElseThrow(Keys::unknown));
    }

    KeyView patch(String id, KeyPatch patch) {
        KeyRows.Stored stored = rows.patch(wellFormed(id), patch).orElseThrow(Keys::unknown);
        TenantId.parse(stored.tenant()).ifPresent(tenant -> cache.forget(tenant, id));
        return view(stored);
    }

    void delete(String id) {
        cache.forget(rows.delete(wellFormed(id)).orElseThrow(Keys::unknown), id);
    }

    /// What cannot be a key's id names no key; the database is not asked.
    private static String wellFormed(String id) {
        if (!ID.matcher(id).matches()) {
            throw unknown();
        }
        return id;
    }

    private static ProblemException unknown() {
        return ProblemException.notFound("There is no key of this id.");
    }

    private KeyView view(KeyRows.Stored key) {
        Optional<PlanTable> plan = TenantId.parse(key.tenant()).flatMap(plans::of);
        return new KeyView(
                key.id(),
                key.userId(),
                key.tenant(),
                key.active(),
                inForce(key.limitPerMinute(), plan.map(PlanTable::keyLimitPerMinute)),
                inForce(key.limitPerDay(), plan.map(PlanTable::keyLimitPerDay)),
                key.createdAt(),
                null);
    }

    private static @Nullable Long inForce(@Nullable Long own, Optional<Long> plans) {
        return own != null ? own : plans.orElse(null);
    }
}
