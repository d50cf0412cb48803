package dev.postern.bench.report;

import dev.postern.bench.measure.Part;
import dev.postern.bench.measure.Series;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The report as tables for people.
public final class TextReport {
    private final Formatter text = new Formatter(Locale.ROOT);
    private final Report report;

    private TextReport(Report report) {
        this.report = report;
    }

    public static String of(Report report) {
        TextReport writing = new TextReport(report);
        writing.setting();
        writing.series("One core for what is measured, the other for all else; medians", report.one());
        writing.goals();
        if (!report.two().isEmpty()) {
            writing.series("Two cores for what is measured, the load side on the second of them too", report.two());
            writing.scaling();
        }
        writing.usage();
        writing.remarks();
        return writing.text.toString();
    }

    private void setting() {
        Setting setting = report.setting();
        text.format(
                "Postern's gateway (Java %s%s) against nginx %s: %s, %d cores; %d connections, %d rounds of %d s\n",
                setting.java(),
                setting.javaOptions().isEmpty() ? "" : ", " + String.join(" ", setting.javaOptions()),
                setting.nginx(),
                setting.processor(),
                setting.cores(),
                setting.connections(),
                setting.rounds(),
                setting.roundSeconds());
    }

    private void series(String title, List<Series> all) {
        text.format("\n");
        text.format("%s:\n", title);
        text.format(
                "%-23s %10s %7s %13s %8s | %% of a core: %4s %9s %9s %6s | %s\n",
                "",
                "requests/s",
                "spread",
                "req/CPU-s",
                "own core",
                "wrk",
                "upstream",
                "Postgres",
                "Redis",
                "load core");
        for (Series each : all) {
            text.format(
                    "%-23s %,10.0f %6.1f%% %,13.0f %7.0f%% | %17.0f%% %8.0f%% %8.0f%% %5.0f%% | %8.0f%%\n",
                    each.subject().name(),
                    each.requestsPerSecond().value(),
                    100 * each.requestsPerSecond().spread(),
                    each.requestsPerCpuSecond().value(),
                    100 * each.coresOf(Part.MEASURED),
                    100 * each.coresOf(Part.WRK),
                    100 * each.coresOf(Part.UPSTREAM),
                    100 * each.coresOf(Part.POSTGRES),
                    100 * each.coresOf(Part.REDIS),
                    100 * each.loadCoreBusy());
        }
    }

    private void goals() {
        text.format("\n");
        text.format(
                "Ratios (judged by requests a CPU second of the measured process, which a shared load side does not bend):\n");
        text.format("%-42s %6s %7s %12s %8s %11s\n", "", "least", "wanted", "a CPU second", "verdict", "requests/s");
        for (Goal goal : Goals.ALL) {
            Optional<Ratio> ratio = report.ratio(goal);
            if (ratio.isPresent()) {
                goal(goal, ratio.get());
            }
        }
    }

    private void goal(Goal goal, Ratio ratio) {
        text.format(
                "%-42s %6.2f %7s %12.2f %8s %11.2f\n",
                goal.subject() + " / " + goal.reference(),
                goal.least(),
                goal.wanted().isPresent()
                        ? String.format(Locale.ROOT, "%.2f", goal.wanted().getAsDouble())
                        : "-",
                ratio.perCpuSecond(),
                switch (goal.judge(ratio.perCpuSecond())) {
                    case MISS -> "MISS";
                    case PASS -> "pass";
                    case WANTED -> "wanted";
                },
                ratio.throughput());
    }

    private void scaling() {
        text.format("\n");
        text.format("Two against one:\n");
        text.format("%-23s %12s %11s %22s\n", "", "a CPU second", "requests/s", "at most (see below)");
        scaling(Goals.BARE_TWO, Goals.GATEWAY_BARE);
        scaling(Goals.GATE_TWO, Goals.GATEWAY_GATE);
        scaling(Goals.NGINX_TWO, Goals.NGINX_PLAIN);
        text.format(
                "The load side needs a part of the second core, so requests/s cannot double: \"at most\" is what no\n");
        text.format(
                "idle core and one loop's costs would give. A CPU second tells whether loops hinder each other (1.00: no).\n");
    }

    private void scaling(String two, String one) {
        Optional<Scaling> scaling = report.scaling(two, one);
        if (scaling.isPresent()) {
            Scaling found = scaling.get();
            text.format(
                    "%-23s %12.2f %11.2f %22.2f\n", two, found.perCpuSecond(), found.throughput(), found.possible());
        }
    }

    private void usage() {
        text.format("\n");
        Report.find(report.one(), Goals.GATEWAY_GATE)
                .ifPresent(gate -> text.format(
                        Locale.ROOT,
                        "Limits, %s: at least %.1f %% of every round's requests were charged in Redis%n",
                        gate.subject().name(),
                        100 * Math.min(1, gate.redisShare())));
        for (UsageCheck check : report.usage()) {
            text.format(
                    "Usage, %s: %,d counted, %,d read by wrk (up to %,d more were on their way): %s\n",
                    check.gateway(),
                    check.counted(),
                    check.answered(),
                    check.inFlight(),
                    check.holds() ? "right" : "WRONG");
        }
    }

    private void remarks() {
        List<String> remarks = Remarks.of(report);
        if (remarks.isEmpty()) {
            return;
        }
        text.format("\n");
        text.format("Mind:\n");
        remarks.forEach(remark -> text.format("- %s\n", remark));
    }
}
