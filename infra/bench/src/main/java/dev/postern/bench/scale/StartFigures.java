package dev.postern.bench.scale;

import dev.postern.bench.stand.Gateway;
import dev.postern.bench.stand.Stores;
import dev.postern.bench.stand.Tools;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// How long the packaged gateway takes from its start to its first ready answer, with a small and a large bundle.
///
/// Both in turn, since a JVM's start differs by more from one minute to the next than the bundles do.
record StartFigures(Gateway.Packaged packaged, Tools tools, Stores stores, Path folder, Consumer<String> progress) {
    /// What was measured of one bundle.
    ///
    /// @param millis each start, in the order made
    /// @param residentMiB the memory of the last, just after it was ready
    record Start(List<Double> millis, long residentMiB) {
        Start {
            millis = List.copyOf(millis);
        }

        double median() {
            return millis.stream().sorted().toList().get(millis.size() / 2);
        }

        double least() {
            return millis.stream().sorted().toList().getFirst();
        }
    }

    /// @param bundles by what they are called
    Map<String, Start> measure(Map<String, Path> bundles, int rounds) throws IOException, InterruptedException {
        Map<String, List<Double>> millis = new LinkedHashMap<>();
        Map<String, Long> resident = new LinkedHashMap<>();
        // The first start of all reads the program from the disk.
        for (int round = 0; round <= rounds; round++) {
            for (Map.Entry<String, Path> bundle : bundles.entrySet()) {
                long start = System.nanoTime();
                try (Gateway gateway =
                        Gateway.start(packaged, tools, List.of(0, 1), stores, folder, bundle.getValue())) {
                    double took = (System.nanoTime() - start) / 1e6;
                    resident.put(
                            bundle.getKey(),
                            Memory.residentMiB(gateway.running().pid()));
                    progress.accept(
                            "start %d of %d with %-20s %,6.0f ms".formatted(round, rounds, bundle.getKey(), took));
                    if (round > 0) {
                        millis.computeIfAbsent(bundle.getKey(), key -> new ArrayList<>())
                                .add(took);
                    }
                }
            }
        }
        Map<String, Start> starts = new LinkedHashMap<>();
        millis.forEach((name, all) -> starts.put(name, new Start(all, resident.getOrDefault(name, 0L))));
        return starts;
    }
}
