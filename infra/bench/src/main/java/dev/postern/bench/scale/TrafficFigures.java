package dev.postern.bench.scale;

import dev.postern.bench.load.RunFailed;
import dev.postern.bench.load.Target;
import dev.postern.bench.load.Wrk;
import dev.postern.bench.measure.Machine;
import dev.postern.bench.measure.Part;
import dev.postern.bench.measure.Rounds;
import dev.postern.bench.measure.Series;
import dev.postern.bench.measure.Subject;
import dev.postern.bench.stand.Gateway;
import dev.postern.bench.stand.Nginx;
import dev.postern.bench.stand.Stand;
import dev.postern.bench.stand.Stores;
import dev.postern.bench.stand.Tools;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Requests spread over all routes of a small and of a large config, in turn, with the gateway on one core.
record TrafficFigures(
        Stand stand, Gateway.Packaged packaged, Tools tools, Stores stores, Path folder, Consumer<String> progress) {
    private static final int CONNECTIONS = 48;
    private static final int WARM_PASSES = 12;

    /// How long to send.
    record Pace(int rounds, int seconds) {}

    /// @return in the order of the cases
    List<Series> measure(List<TrafficCase> cases, Nginx upstream, Pace pace)
            throws IOException, InterruptedException, RunFailed {
        List<Subject> subjects = new ArrayList<>();
        for (TrafficCase each : cases) {
            subjects.add(subject(each, upstream.port()));
        }
        Map<Part, Long> others = new LinkedHashMap<>();
        others.put(Part.UPSTREAM, upstream.running().pid());
        others.put(Part.POSTGRES, stores.postgres().pid());
        others.put(Part.REDIS, stores.redis().pid());
        Rounds rounds = new Rounds(new Wrk(tools.wrk(), CONNECTIONS), others, () -> 0, progress);
        rounds.warm(subjects, WARM_PASSES, pace.seconds());
        return rounds.measure(subjects, pace.rounds(), pace.seconds());
    }

    private Subject subject(TrafficCase each, int upstreamPort) throws IOException, InterruptedException, RunFailed {
        String name = each.title().replace(' ', '-');
        GeneratedTenants tenants = new GeneratedTenants(each.shape(), upstreamPort, GeneratedTenants.NONE, false);
        Path config = folder.resolve(name);
        tenants.write(config);
        Path bundle = folder.resolve(name + ".bundle");
        new CompilerRun(CompilerRun.LAUNCHER, folder).run(0, "compile", config.toString(), "--out", bundle.toString());
        List<Integer> cores = List.of(Machine.MEASURED_CORE);
        Gateway gateway = stand.add(Gateway.start(packaged, tools, cores, stores, folder, bundle));
        FirstReply.await(gateway.port(), tenants.requests().getFirst());
        Path script = SpreadRequests.write(folder, name, tenants.requests());
        Target target =
                new Target(URI.create("http://127.0.0.1:" + gateway.port() + "/"), Map.of(), Optional.of(script));
        return new Subject(each.title(), target, gateway.running().pid(), cores);
    }
}
