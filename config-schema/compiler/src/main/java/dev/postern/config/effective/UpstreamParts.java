package dev.postern.config.effective;

import dev.postern.config.effective.Part.Replaced;
import dev.postern.config.model.Located;
import dev.postern.config.model.TimeoutsModel;
import dev.postern.config.model.UpstreamModel.HeaderModel;
import dev.postern.config.model.UpstreamModel.TargetModel;
import dev.postern.config.table.HeaderValue;
import dev.postern.config.table.UpstreamTable;
import dev.postern.config.table.UpstreamTable.Target;
import dev.postern.config.value.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Puts the upstream that a route leads to into words.
final class UpstreamParts {
    private final Sources.Source source;

    private UpstreamParts(Sources.Source source) {
        this.source = source;
    }

    static List<Part> of(Sources.Source source) {
        return new UpstreamParts(source).parts();
    }

    private List<Part> parts() {
        UpstreamTable upstream = source.upstreamTable();
        List<Part> parts = new ArrayList<>();
        parts.add(Part.of(
                "name",
                upstream.name(),
                Origin.at(source.route().upstream().orElseThrow().at())));
        upstream.targets().forEach(target -> parts.add(target(target)));
        UpstreamTable.Timeouts timeouts = upstream.timeouts();
        parts.add(timeout("connect", timeouts.connect(), TimeoutsModel::connect));
        parts.add(timeout("firstByte", timeouts.firstByte(), TimeoutsModel::firstByte));
        parts.add(timeout("total", timeouts.total(), TimeoutsModel::total));
        source.upstream().headers().forEach(header -> parts.add(header(header)));
        return parts;
    }

    private static Part header(HeaderModel header) {
        String value = switch (header.value().value()) {
            case HeaderValue.Text(String text) -> text;
            case HeaderValue.SecretReference(String secret) -> "the secret " + secret;
        };
        return Part.of(
                "header " + header.name().value(),
                value,
                Origin.at(header.value().at()));
    }

    private Part target(Target target) {
        String value = target.address().url() + (target.weight() == 1 ? "" : ", weight " + target.weight());
        // Not there by its address when `./postern dev` sent it elsewhere.
        Origin origin = source.upstream().targets().stream()
                .map(TargetModel::address)
                .filter(address -> address.value().equals(target.address()))
                .findFirst()
                .map(address -> Origin.at(address.at()))
                .orElseGet(() -> Origin.at(source.upstream().name().at()));
        return Part.of("target", value, origin);
    }

    private Part timeout(String name, Duration inForce, Function<TimeoutsModel, Optional<Located<Duration>>> key) {
        List<Located<Duration>> written = new ArrayList<>();
        key.apply(source.upstream().timeouts()).ifPresent(written::add);
        key.apply(source.platform().defaults()).ifPresent(written::add);
        if (written.isEmpty()) {
            return Part.of(name, Durations.text(inForce), Origin.DEFAULT);
        }
        List<Replaced> replaced = written.stream()
                .skip(1)
                .map(upper -> new Replaced(Durations.text(upper.value()), Origin.at(upper.at())))
                .toList();
        return new Part(
                name, Durations.text(inForce), Origin.at(written.getFirst().at()), replaced);
    }
}
