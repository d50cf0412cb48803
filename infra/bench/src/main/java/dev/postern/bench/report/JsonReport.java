package dev.postern.bench.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postern.bench.measure.Part;
import dev.postern.bench.measure.Round;
import dev.postern.bench.measure.Series;
import java.util.List;
import java.util.Locale;

/// The report for programs: every round, so that other figures can be worked out from it.
public final class JsonReport {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private JsonReport() {}

    public static String of(Report report) {
        ObjectNode root = JSON.createObjectNode();
        setting(root.putObject("setting"), report.setting());
        series(root.putArray("oneCore"), report.one());
        series(root.putArray("twoCores"), report.two());
        ArrayNode ratios = root.putArray("ratios");
        for (Goal goal : Goals.ALL) {
            report.ratio(goal).ifPresent(ratio -> ratio(ratios.addObject(), goal, ratio));
        }
        ObjectNode scaling = root.putObject("scaling");
        report.scaling(Goals.BARE_TWO, Goals.GATEWAY_BARE)
                .ifPresent(found -> scaling(scaling.putObject("bare"), found));
        report.scaling(Goals.GATE_TWO, Goals.GATEWAY_GATE)
                .ifPresent(found -> scaling(scaling.putObject("gate"), found));
        report.scaling(Goals.NGINX_TWO, Goals.NGINX_PLAIN)
                .ifPresent(found -> scaling(scaling.putObject("nginx"), found));
        ArrayNode usage = root.putArray("usage");
        report.usage()
                .forEach(check -> usage.addObject()
                        .put("gateway", check.gateway())
                        .put("answered", check.answered())
                        .put("inFlight", check.inFlight())
                        .put("counted", check.counted())
                        .put("holds", check.holds()));
        ArrayNode remarks = root.putArray("remarks");
        Remarks.of(report).forEach(remarks::add);
        try {
            return JSON.writeValueAsString(root) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of plain values can be written", impossible);
        }
    }

    private static void setting(ObjectNode node, Setting setting) {
        node.put("cores", setting.cores())
                .put("processor", setting.processor())
                .put("java", setting.java())
                .put("nginx", setting.nginx())
                .put("connections", setting.connections())
                .put("rounds", setting.rounds())
                .put("roundSeconds", setting.roundSeconds());
        ArrayNode options = node.putArray("javaOptions");
        setting.javaOptions().forEach(options::add);
    }

    private static void series(ArrayNode array, List<Series> all) {
        for (Series each : all) {
            ObjectNode node = array.addObject()
                    .put("name", each.subject().name())
                    .put("requestsPerSecond", each.requestsPerSecond().value())
                    .put("spread", each.requestsPerSecond().spread())
                    .put("requestsPerCpuSecond", each.requestsPerCpuSecond().value())
                    .put("warm", each.isWarm());
            ArrayNode rounds = node.putArray("rounds");
            each.rounds().forEach(round -> round(rounds.addObject(), round));
        }
    }

    private static void round(ObjectNode node, Round round) {
        node.put("requests", round.requests())
                .put("seconds", round.seconds())
                .put("loadCoreBusy", round.loadCoreBusy())
                .put("redisCharges", round.redisCharges())
                .put("strangeSeconds", round.strangeSeconds());
        ObjectNode cpu = node.putObject("cpuSeconds");
        for (Part part : Part.values()) {
            cpu.put(part.name().toLowerCase(Locale.ROOT), round.cpuSeconds().getOrDefault(part, 0.0));
        }
    }

    private static void ratio(ObjectNode node, Goal goal, Ratio ratio) {
        node.put("subject", goal.subject())
                .put("reference", goal.reference())
                .put("least", goal.least())
                .put("perCpuSecond", ratio.perCpuSecond())
                .put("throughput", ratio.throughput())
                .put("verdict", goal.judge(ratio.perCpuSecond()).name().toLowerCase(Locale.ROOT));
        goal.wanted().ifPresent(wanted -> node.put("wanted", wanted));
    }

    private static void scaling(ObjectNode node, Scaling scaling) {
        node.put("perCpuSecond", scaling.perCpuSecond())
                .put("throughput", scaling.throughput())
                .put("possible", scaling.possible());
    }
}
