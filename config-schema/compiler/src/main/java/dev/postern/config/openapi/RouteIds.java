package dev.postern.config.openapi;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Gives out ids that nothing else has: `get-order`, then `get-order-2`.
///
/// A document may ask for one name ten thousand times; so what was tried for it is remembered.
final class RouteIds {
    private final Set<String> taken = new HashSet<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    void take(Collection<String> ids) {
        taken.addAll(ids);
    }

    /// `name`, or with the least number behind it that makes it new.
    String free(String name) {
        String id = name;
        while (!taken.add(id)) {
            id = Kebab.numbered(name, numbers.merge(name, 2, (last, first) -> last + 1));
        }
        return id;
    }
}
