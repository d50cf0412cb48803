package dev.postern.bench.report;

import dev.postern.bench.load.Target;
import dev.postern.bench.measure.Part;
import dev.postern.bench.measure.Round;
import dev.postern.bench.measure.Series;
import dev.postern.bench.measure.Subject;
import java.net.URI;
import java.util.List;
import java.util.Map;

/// Series made up for tests: one round of one second each.
final class Rows {
    private Rows() {}

    /// @param own  CPU seconds that the measured process took
    /// @param load CPU seconds that wrk took, and how busy its core was
    static Series series(String name, long requests, double own, double load) {
        return series(
                name, 0.01, new Round(requests, 1, Map.of(Part.MEASURED, own, Part.WRK, load), load, requests, 0));
    }

    static Series series(String name, double lastStep, Round... rounds) {
        Target target = new Target(URI.create("http://127.0.0.1:1/bare"), Map.of());
        return new Series(new Subject(name, target, 1, List.of(0)), lastStep, List.of(rounds));
    }

    static Report report(List<Series> one, List<Series> two) {
        Setting setting = new Setting(2, "a processor", "25.0.3", List.of("-Xmx256m"), "1.22.1", 48, 5, 5);
        return new Report(setting, one, two, List.of(new UsageCheck(Goals.GATEWAY_GATE, 1000, 48, 1010)));
    }
}
