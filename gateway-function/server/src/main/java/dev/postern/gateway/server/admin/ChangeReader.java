package dev.postern.gateway.server.admin;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells a field that is left out from one that is null, and takes no other values than [KeyTerms] allows.
abstract class ChangeReader<T> extends JsonDeserializer<Change<T>> {
    private final String expected;

    private ChangeReader(String expected) {
        this.expected = expected;
    }

    /// Null when it is not what is expected.
    abstract @Nullable T read(JsonParser parser) throws IOException;

    @Override
    public Change<T> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        T value = read(parser);
        if (value != null) {
            return new Change.Set<>(value);
        }
        parser.skipChildren();
        throw InvalidFormatException.from(parser, expected, "", Change.class);
    }

    @Override
    public Change<T> getNullValue(DeserializationContext context) {
        return new Change.Reset<>();
    }

    @Override
    public Change<T> getAbsentValue(DeserializationContext context) {
        return new Change.Keep<>();
    }

    private static @Nullable String text(JsonParser parser) throws IOException {
        return parser.currentToken() == JsonToken.VALUE_STRING ? parser.getText() : null;
    }

    // Jackson makes each by its no-argument constructor.

    @RegisterForReflection
    static final class OfLimit extends ChangeReader<Long> {
        OfLimit() {
            super(KeyTerms.LIMIT_EXPECTED + ", or null for the plan's");
        }

        @Override
        @Nullable
        Long read(JsonParser parser) throws IOException {
            // A number too large for a long is outside the range as well.
            return parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                            && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER
                            && KeyTerms.isLimit(parser.getLongValue())
                    ? parser.getLongValue()
                    : null;
        }
    }

    /// A name, of whatever it is.
    abstract static class Named extends ChangeReader<String> {
        Named(String expected) {
            super(expected);
        }

        @Override
        @Nullable
        String read(JsonParser parser) throws IOException {
            String text = text(parser);
            return text != null && KeyTerms.isName(text) ? text : null;
        }
    }

    @RegisterForReflection
    static final class OfName extends Named {
        OfName() {
            super(KeyTerms.NAME_EXPECTED + ", or null for none");
        }
    }

    @RegisterForReflection
    static final class OfPlan extends Named {
        OfPlan() {
            super(KeyTerms.PLAN_EXPECTED + ", or null for the tenant's");
        }
    }

    @RegisterForReflection
    static final class OfTime extends ChangeReader<Instant> {
        OfTime() {
            super(KeyTerms.TIME_EXPECTED + ", or null for never");
        }

        @Override
        @Nullable
        Instant read(JsonParser parser) throws IOException {
            String text = text(parser);
            return text == null ? null : KeyTerms.time(text).orElse(null);
        }
    }

    @RegisterForReflection
    static final class OfScopes extends ChangeReader<List<String>> {
        OfScopes() {
            super(KeyTerms.SCOPES_EXPECTED + ", or null for none");
        }

        @Override
        @Nullable
        List<String> read(JsonParser parser) throws IOException {
            if (parser.currentToken() != JsonToken.START_ARRAY) {
                return null;
            }
            List<String> scopes = new ArrayList<>();
            boolean right = true;
            // To its end in any case, so that what is wrong is told of this field and not of what follows.
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                String scope = text(parser);
                right = right && scope != null && KeyTerms.isScope(scope) && scopes.size() < KeyTerms.MOST_SCOPES;
                if (right && scope != null) {
                    scopes.add(scope);
                } else {
                    parser.skipChildren();
                }
            }
            return right ? scopes : null;
        }
    }
}
