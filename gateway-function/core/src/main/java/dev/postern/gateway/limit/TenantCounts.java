package dev.postern.gateway.limit;

import dev.postern.config.policy.RateLimitConfig.Window;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One tenant's counts in memory. Its lock is held for well under a microsecond a limit.
final class TenantCounts {
    private record CountName(String name, String counter, Window window) {}

    private static final class Count {
        /// The number of its window since 1970.
        private long window;

        private long charged;
    }

    private final Map<CountName, Count> counts;

    /// @param bound how many counts are kept; the one unused for longest falls out
    TenantCounts(int bound) {
        this.counts = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<CountName, Count> eldest) {
                return size() > bound;
            }
        };
    }

    synchronized Verdict charge(List<Charge> charges, long nowMillis) {
        List<Count> found = new ArrayList<>(charges.size());
        int violated = -1;
        long latestReset = -1;
        for (int i = 0; i < charges.size(); i++) {
            Charge charge = charges.get(i);
            Count count = count(charge, nowMillis);
            found.add(count);
            long resetMillis = resetMillis(count, charge, nowMillis);
            if (count.charged >= charge.limit() && resetMillis > latestReset) {
                violated = i;
                latestReset = resetMillis;
            }
        }
        if (violated < 0) {
            found.forEach(count -> count.charged++);
        }
        List<Standing> standings = new ArrayList<>(charges.size());
        for (int i = 0; i < charges.size(); i++) {
            Charge charge = charges.get(i);
            long remaining = Math.max(0, charge.limit() - found.get(i).charged);
            standings.add(new Standing(remaining, resetMillis(found.get(i), charge, nowMillis)));
        }
        return violated < 0 ? new Verdict.Allowed(standings) : new Verdict.Refused(violated, standings);
    }

    private Count count(Charge charge, long nowMillis) {
        Count count = counts.computeIfAbsent(
                new CountName(charge.name(), charge.counter(), charge.window()), _ -> new Count());
        long window = Math.floorDiv(nowMillis, charge.window().millis());
        // A clock that was set back stays in the window it had reached, as in charge.lua.
        if (count.window != window && count.window != window + 1) {
            count.window = window;
            count.charged = 0;
        }
        return count;
    }

    private static long resetMillis(Count count, Charge charge, long nowMillis) {
        return (count.window + 1) * charge.window().millis() - nowMillis;
    }
}
