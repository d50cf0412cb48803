package dev.postern.config.diff;

import dev.postern.config.policy.RateLimitConfig.Limit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Compares the limits of two routes by their names, and those left over by what they admit.
///
/// The plan's own limits are left out: they come with the plan and with the auth, where they are said.
final class LimitDiff {
    private static final Set<String> OF_PLAN = Set.of(Limit.PLAN_MINUTE, Limit.PLAN_DAY);

    private LimitDiff() {}

    static List<Finding> compare(List<Counted> base, List<Counted> head) {
        Map<String, Counted> before = byName(base);
        Map<String, Counted> after = byName(head);
        List<Finding> findings = new ArrayList<>();
        for (Counted limit : List.copyOf(before.values())) {
            Counted now = after.remove(limit.limit().name());
            if (now != null) {
                before.remove(limit.limit().name());
                findings.addAll(changed(limit, now));
            }
        }
        for (Counted limit : before.values()) {
            after.values().stream()
                    .filter(limit::sameAs)
                    .findFirst()
                    .ifPresentOrElse(
                            renamed -> {
                                after.remove(renamed.limit().name());
                                findings.add(
                                        new Finding(ChangeKind.LIMIT_RENAMED, limit.toString(), renamed.toString()));
                            },
                            () -> findings.add(new Finding(ChangeKind.LIMIT_REMOVED, limit.toString(), "")));
        }
        after.values().forEach(limit -> findings.add(new Finding(ChangeKind.LIMIT_ADDED, "", limit.toString())));
        return findings;
    }

    private static List<Finding> changed(Counted before, Counted after) {
        List<Finding> findings = new ArrayList<>();
        if (!before.admitsNoMoreThan(after)) {
            findings.add(new Finding(ChangeKind.LIMIT_LOWERED, before.toString(), after.toString()));
        }
        if (!after.admitsNoMoreThan(before)) {
            findings.add(new Finding(ChangeKind.LIMIT_RAISED, before.toString(), after.toString()));
        }
        return findings;
    }

    private static Map<String, Counted> byName(List<Counted> limits) {
        Map<String, Counted> byName = new TreeMap<>();
        for (Counted limit : limits) {
            if (!OF_PLAN.contains(limit.limit().name())) {
                byName.put(limit.limit().name(), limit);
            }
        }
        return byName;
    }
}
