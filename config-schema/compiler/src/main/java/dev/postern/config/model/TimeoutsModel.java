package dev.postern.config.model;

import java.time.Duration;
import java.util.Optional;

/// The timeouts that one level sets; what is empty comes from the level above.
public record TimeoutsModel(
        Optional<Located<Duration>> connect, Optional<Located<Duration>> firstByte, Optional<Located<Duration>> total) {
    public static final TimeoutsModel NONE = new TimeoutsModel(Optional.empty(), Optional.empty(), Optional.empty());

    /// Whether this level sets any.
    public boolean any() {
        return connect.isPresent() || firstByte.isPresent() || total.isPresent();
    }
}
