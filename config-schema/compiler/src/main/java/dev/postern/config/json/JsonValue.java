package dev.postern.config.json;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// A JSON value that knows where it stands. Immutable.
public sealed interface JsonValue {
    Place at();

    /// What the value is called in messages, such as `an object`.
    String typeName();

    /// @param keyAt the key with its quotes
    record Member(String key, Place keyAt, JsonValue value) {}

    /// @param members in the order written; keys are unique
    record JsonObject(Place at, List<Member> members) implements JsonValue {
        public JsonObject {
            members = List.copyOf(members);
        }

        public Optional<JsonValue> get(String key) {
            return member(key).map(Member::value);
        }

        public Optional<Member> member(String key) {
            for (Member member : members) {
                if (member.key().equals(key)) {
                    return Optional.of(member);
                }
            }
            return Optional.empty();
        }

        @Override
        public String typeName() {
            return "an object";
        }
    }

    record JsonArray(Place at, List<JsonValue> items) implements JsonValue {
        public JsonArray {
            items = List.copyOf(items);
        }

        @Override
        public String typeName() {
            return "an array";
        }
    }

    record JsonString(Place at, String text) implements JsonValue {
        @Override
        public String typeName() {
            return "a string";
        }
    }

    /// @param text as written
    record JsonNumber(Place at, String text) implements JsonValue {
        private static final int LONGEST = 40;

        /// The number, when it is whole and fits; `1.0` and `1e3` are whole too, as JSON Schema has it.
        public OptionalLong integer() {
            if (text.length() > LONGEST) {
                return OptionalLong.empty();
            }
            try {
                BigDecimal number = new BigDecimal(text);
                // Spares writing out the digits of 1e999999999.
                boolean vast = number.precision() - (long) number.scale() > 19 || number.scale() > LONGEST;
                if (vast && number.signum() != 0) {
                    return OptionalLong.empty();
                }
                return OptionalLong.of(number.longValueExact());
            } catch (ArithmeticException | NumberFormatException notWholeOrVast) {
                return OptionalLong.empty();
            }
        }

        @Override
        public String typeName() {
            return "a number";
        }
    }

    record JsonBoolean(Place at, boolean value) implements JsonValue {
        @Override
        public String typeName() {
            return "a boolean";
        }
    }

    record JsonNull(Place at) implements JsonValue {
        @Override
        public String typeName() {
            return "null";
        }
    }
}
