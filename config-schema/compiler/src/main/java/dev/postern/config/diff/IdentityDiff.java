package dev.postern.config.diff;

import dev.postern.config.policy.IdentityConfig;
import dev.postern.config.policy.IdentityConfig.Fact;
import dev.postern.config.policy.IdentityConfig.Token;
import dev.postern.config.value.Durations;
import dev.postern.config.value.HeaderName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Compares what the upstream is told of the caller, header by header.
final class IdentityDiff {
    private IdentityDiff() {}

    static List<Finding> compare(Optional<IdentityConfig> base, Optional<IdentityConfig> head) {
        Map<HeaderName, String> before = told(base);
        Map<HeaderName, String> after = told(head);
        Set<HeaderName> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        List<Finding> findings = new ArrayList<>();
        for (HeaderName name : names) {
            String was = before.getOrDefault(name, "");
            String is = after.getOrDefault(name, "");
            if (!was.equals(is)) {
                findings.add(new Finding(kind(was, is), text(name, was), text(name, is)));
            }
        }
        kept(base, head)
                .forEach(name -> findings.add(new Finding(
                        ChangeKind.IDENTITY_OPENED, name + ": taken away from clients", name + ": passed on")));
        kept(head, base).stream()
                .filter(name -> !after.containsKey(name))
                .forEach(name ->
                        findings.add(new Finding(ChangeKind.IDENTITY_ADDED, "", name + ": taken away from clients")));
        return findings;
    }

    private static ChangeKind kind(String was, String is) {
        if (was.isEmpty()) {
            return ChangeKind.IDENTITY_ADDED;
        }
        return is.isEmpty() ? ChangeKind.IDENTITY_REMOVED : ChangeKind.IDENTITY_CHANGED;
    }

    private static String text(HeaderName name, String said) {
        return said.isEmpty() ? "" : name + ": " + said;
    }

    /// What is said under each name.
    private static Map<HeaderName, String> told(Optional<IdentityConfig> identity) {
        Map<HeaderName, String> told = new TreeMap<>();
        identity.ifPresent(some -> {
            some.headers().forEach((HeaderName name, Fact fact) -> told.put(name, fact.words()));
            some.token().ifPresent(token -> told.put(token.header(), text(token)));
        });
        return told;
    }

    private static String text(Token token) {
        return "a token for " + token.audience() + " that holds " + Durations.text(token.lifetime());
    }

    /// What one keeps from clients' hands and the other does not.
    private static List<HeaderName> kept(Optional<IdentityConfig> one, Optional<IdentityConfig> other) {
        Set<String> too = stripped(other).stream().map(HeaderName::folded).collect(Collectors.toSet());
        return stripped(one).stream()
                .filter(name -> !too.contains(name.folded()))
                .toList();
    }

    private static Set<HeaderName> stripped(Optional<IdentityConfig> identity) {
        return identity.<Set<HeaderName>>map(IdentityConfig::stripped).orElse(Set.of());
    }
}
