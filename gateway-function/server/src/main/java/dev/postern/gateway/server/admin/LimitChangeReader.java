package dev.postern.gateway.server.admin;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;

/// Tells a limit that is left out from one that is null.
@RegisterForReflection // Jackson makes it by its no-argument constructor
public final class LimitChangeReader extends JsonDeserializer<LimitChange> {
    @Override
    public LimitChange deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            // A number too large for a long is outside the range as well.
            long limit = parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER ? 0 : parser.getLongValue();
            if (limit >= 1 && limit <= KeyPatch.MAX_LIMIT) {
                return new LimitChange.Set(limit);
            }
        }
        parser.skipChildren();
        throw InvalidFormatException.from(parser, KeyPatch.LIMIT, "", LimitChange.class);
    }

    @Override
    public LimitChange getNullValue(DeserializationContext context) {
        return new LimitChange.Reset();
    }

    @Override
    public LimitChange getAbsentValue(DeserializationContext context) {
        return new LimitChange.Keep();
    }
}
