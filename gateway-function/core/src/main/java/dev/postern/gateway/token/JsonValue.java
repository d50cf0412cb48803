package dev.postern.gateway.token;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A value of a JSON document, which nobody changes any more. Its text form shows nothing of what is in it, since
/// claims are personal and end in logs easily.
public sealed interface JsonValue {
    record Text(String value) implements JsonValue {
        @Override
        public String toString() {
            return "(text)";
        }
    }

    /// @param value bounded in digits and size: cheap to compare, and finite as a double
    record Numeral(BigDecimal value) implements JsonValue {
        @Override
        public String toString() {
            return "(number)";
        }
    }

    record Flag(boolean value) implements JsonValue {
        @Override
        public String toString() {
            return "(flag)";
        }
    }

    /// JSON's `null`.
    record Nothing() implements JsonValue {}

    record Items(List<JsonValue> values) implements JsonValue {
        public Items {
            values = List.copyOf(values);
        }

        @Override
        public String toString() {
            return "(list)";
        }
    }

    /// @param values in the order of the document
    record Members(Map<String, JsonValue> values) implements JsonValue {
        public Members {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        /// A member, `null` ones too.
        public Optional<JsonValue> get(String name) {
            return Optional.ofNullable(values.get(name));
        }

        public boolean has(String name) {
            return values.containsKey(name);
        }

        /// A member that is a text; empty where it is missing or something else.
        public Optional<String> text(String name) {
            return values.get(name) instanceof Text(String value) ? Optional.of(value) : Optional.empty();
        }

        @Override
        public String toString() {
            return "(object)";
        }
    }
}
