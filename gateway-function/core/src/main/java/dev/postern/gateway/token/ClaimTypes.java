package dev.postern.gateway.token;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads claims by their types and remembers whether one had another.
final class ClaimTypes {
    /// The last second of the year 9999; no clock of ours has more.
    private static final BigDecimal LATEST = BigDecimal.valueOf(253_402_300_799L);

    private final JsonValue.Members claims;
    private boolean allSound = true;

    ClaimTypes(JsonValue.Members claims) {
        this.claims = claims;
    }

    boolean allSound() {
        return allSound;
    }

    Optional<String> text(String name) {
        Optional<String> text = claims.text(name);
        if (text.isEmpty()) {
            missing(name);
        }
        return text;
    }

    /// A text or a list of texts.
    List<String> texts(String name) {
        if (claims.get(name).orElse(null) instanceof JsonValue.Items(List<JsonValue> values)) {
            List<String> texts = new ArrayList<>(values.size());
            for (JsonValue value : values) {
                if (value instanceof JsonValue.Text(String text)) {
                    texts.add(text);
                } else {
                    allSound = false;
                }
            }
            return texts;
        }
        return text(name).map(List::of).orElse(List.of());
    }

    /// Seconds since 1970, from 0 to the end of the year 9999; parts of a second are left out.
    Optional<Instant> time(String name) {
        if (claims.get(name).orElse(null) instanceof JsonValue.Numeral(BigDecimal seconds)
                && seconds.signum() >= 0
                && seconds.compareTo(LATEST) <= 0) {
            return Optional.of(Instant.ofEpochSecond(
                    seconds.setScale(0, RoundingMode.FLOOR).longValueExact()));
        }
        missing(name);
        return Optional.empty();
    }

    private void missing(String name) {
        allSound &= !claims.has(name);
    }
}
