package dev.postern.config.effective;

import dev.postern.config.json.Place;
import dev.postern.config.source.SourcePosition;
import java.util.Optional;

/// Where a value that is in force comes from.
public sealed interface Origin {
    /// Written in a config file.
    record Written(SourcePosition at) implements Origin {
        @Override
        public Optional<SourcePosition> position() {
            return Optional.of(at);
        }

        @Override
        public String text() {
            return line(at);
        }
    }

    /// Given by the tenant's plan.
    ///
    /// @param at where the plan says so
    record OfPlan(String plan, SourcePosition at) implements Origin {
        @Override
        public Optional<SourcePosition> position() {
            return Optional.of(at);
        }

        @Override
        public String text() {
            return "plan " + plan + ", " + line(at);
        }
    }

    /// Written nowhere.
    record Default() implements Origin {
        @Override
        public Optional<SourcePosition> position() {
            return Optional.empty();
        }

        @Override
        public String text() {
            return "the default";
        }
    }

    /// The only one needed.
    Origin DEFAULT = new Default();

    /// Where to look; empty for what is built in.
    Optional<SourcePosition> position();

    /// Such as `tenants/acme/orders.api.json:8` or `the default`.
    String text();

    static Origin at(Place place) {
        return new Written(place.position());
    }

    /// `file:line`, which terminals and editors open.
    static String line(SourcePosition at) {
        return at.file() + ":" + at.line();
    }
}
