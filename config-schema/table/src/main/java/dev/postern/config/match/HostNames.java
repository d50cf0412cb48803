package dev.postern.config.match;

import dev.postern.config.value.Host;
import dev.postern.config.value.HostPattern;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Values by host: an exact name beats a wildcard, and a longer wildcard a shorter one. Costs one look-up a label.
public final class HostNames<V> {
    private final NameTable<V> exact;
    private final NameTable<V> below;

    public HostNames(Map<HostPattern, V> values) {
        this.exact = names(values, false);
        this.below = names(values, true);
    }

    public @Nullable V find(Host host) {
        String name = host.name();
        V value = exact.get(name);
        for (int dot = name.indexOf('.'); value == null && dot >= 0; dot = name.indexOf('.', dot + 1)) {
            value = below.get(name.substring(dot + 1));
        }
        return value;
    }

    private static <V> NameTable<V> names(Map<HostPattern, V> values, boolean wildcard) {
        return new NameTable<>(values.entrySet().stream()
                .filter(value -> value.getKey().wildcard() == wildcard)
                .collect(Collectors.toMap(value -> value.getKey().name(), Map.Entry::getValue)));
    }
}
