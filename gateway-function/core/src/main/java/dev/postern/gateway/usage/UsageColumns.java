package dev.postern.gateway.usage;

import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A batch turned from rows to columns, as `unnest` takes it.
final class UsageColumns {
    /// Longer texts are cut: a path may be as long as a request's head, and the row should not be.
    static final int MAX_TEXT = 2_048;

    private final List<UsageEvent> events;

    private UsageColumns(List<UsageEvent> events) {
        this.events = events;
    }

    static UsageColumns of(List<UsageEvent> events) {
        return new UsageColumns(events);
    }

    /// The parameters of the insert: the writer, the batch's number, then the columns in the table's order.
    Tuple tuple(UUID writer, long number) {
        return Tuple.tuple()
                .addUUID(writer)
                .addLong(number)
                .addArrayOfOffsetDateTime(events.stream()
                        .map(event -> event.at().atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new))
                .addArrayOfString(texts(event -> event.tenant().value()))
                .addArrayOfString(texts(event -> event.keyId().orElse(null)))
                .addArrayOfString(texts(UsageEvent::apiName))
                .addArrayOfString(texts(UsageEvent::routeId))
                .addArrayOfString(texts(UsageEvent::method))
                .addArrayOfString(texts(UsageEvent::path))
                .addArrayOfInteger(events.stream().map(UsageEvent::status).toArray(Integer[]::new))
                .addArrayOfLong(longs(UsageEvent::latencyMicros))
                .addArrayOfLong(longs(UsageEvent::requestBytes))
                .addArrayOfLong(longs(UsageEvent::replyBytes));
    }

    private @Nullable String[] texts(Function<UsageEvent, @Nullable String> column) {
        @Nullable String[] texts = new String[events.size()];
        // Two short loops: where texts have to be fetched from memory, the processor waits for several at once.
        for (int i = 0; i < texts.length; i++) {
            texts[i] = column.apply(events.get(i));
        }
        for (int i = 0; i < texts.length; i++) {
            String text = texts[i];
            texts[i] = text == null ? null : storable(text);
        }
        return texts;
    }

    private Long[] longs(Function<UsageEvent, Long> column) {
        return events.stream().map(column).toArray(Long[]::new);
    }

    /// Postgres' text holds no NUL; one event must not keep its batch from being stored.
    private static String storable(String text) {
        String cut = text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
        return cut.indexOf('\0') < 0 ? cut : cut.replace('\0', '\uFFFD');
    }
}
