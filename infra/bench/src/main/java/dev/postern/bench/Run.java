package dev.postern.bench;

import static dev.postern.bench.report.Goals.BARE_TWO;
import static dev.postern.bench.report.Goals.GATEWAY_BARE;
import static dev.postern.bench.report.Goals.GATEWAY_GATE;
import static dev.postern.bench.report.Goals.GATEWAY_LARGE;
import static dev.postern.bench.report.Goals.GATE_TWO;
import static dev.postern.bench.report.Goals.NGINX_GATE;
import static dev.postern.bench.report.Goals.NGINX_LARGE;
import static dev.postern.bench.report.Goals.NGINX_PLAIN;
import static dev.postern.bench.report.Goals.NGINX_TWO;
import static dev.postern.bench.report.Goals.UPSTREAM;

import dev.postern.bench.load.RunFailed;
import dev.postern.bench.load.Target;
import dev.postern.bench.load.Wrk;
import dev.postern.bench.measure.Machine;
import dev.postern.bench.measure.Part;
import dev.postern.bench.measure.Rounds;
import dev.postern.bench.measure.Series;
import dev.postern.bench.measure.Subject;
import dev.postern.bench.report.Report;
import dev.postern.bench.report.Setting;
import dev.postern.bench.report.UsageCheck;
import dev.postern.bench.stand.BenchTenants;
import dev.postern.bench.stand.Gateway;
import dev.postern.bench.stand.GatewayAdmin;
import dev.postern.bench.stand.Java;
import dev.postern.bench.stand.Nginx;
import dev.postern.bench.stand.Pinned;
import dev.postern.bench.stand.RedisCommands;
import dev.postern.bench.stand.Stand;
import dev.postern.bench.stand.Stores;
import dev.postern.bench.stand.Tools;
import dev.postern.bench.stand.WorkFolder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// One run from start to end: puts everything up, warms it, measures, and takes it down again.
final class Run {
    private static final List<Integer> ONE = List.of(Machine.MEASURED_CORE);
    private static final List<Integer> BOTH = List.of(Machine.MEASURED_CORE, Machine.LOAD_CORE);

    private final BenchOptions options;
    private final Tools tools;
    private final Consumer<String> progress;
    private final int cores = Runtime.getRuntime().availableProcessors();

    Run(BenchOptions options, Tools tools, Consumer<String> progress) {
        this.options = options;
        this.tools = tools;
        this.progress = progress;
    }

    /// @param found takes the report while everything still stands, so that no fault of ending loses it
    void report(Consumer<Report> found) throws IOException, InterruptedException, RunFailed, SQLException {
        OtherWork.look().ifPresent(progress);
        try (Stand stand = new Stand()) {
            new Pinned(tools.taskset()).moveMyself(List.of(Machine.LOAD_CORE));
            found.accept(report(stand));
        }
    }

    private Report report(Stand stand) throws IOException, InterruptedException, RunFailed, SQLException {
        Path folder = stand.add(WorkFolder.create()).path();
        progress.accept("starting Postgres, Redis, the upstream, nginx and the gateway");
        Stores stores = Stores.start(stand, folder);
        Nginx upstream = stand.add(Nginx.upstream(tools, folder.resolve("upstream"), List.of(Machine.LOAD_CORE)));
        Path bundle = BenchTenants.compile(folder, upstream.port());
        Gateway.Packaged packaged = new Gateway.Packaged(options.gatewayJar(), options.javaOptions());
        Gateway.migrate(packaged, stores, folder);
        Gateway one = stand.add(Gateway.start(packaged, tools, ONE, stores, folder, bundle));
        GatewayAdmin.Key oneKey = one.admin().createKey();
        Nginx nginx = stand.add(Nginx.proxy(tools, folder.resolve("nginx"), ONE, upstream.port(), oneKey.text()));

        Rounds rounds = new Rounds(
                new Wrk(tools.wrk(), options.connections()),
                Map.of(
                        Part.UPSTREAM, upstream.running().pid(),
                        Part.POSTGRES, stores.postgres().pid(),
                        Part.REDIS, stores.redis().pid()),
                new RedisCommands(stores.redis().port())::scripts,
                progress);
        Subject nginxPlain = subject(NGINX_PLAIN, nginx, nginx.port(), "/bare", Map.of(), ONE);
        Subject bare = subject(GATEWAY_BARE, one, "/bare", Map.of(), ONE);
        Subject gate = subject(GATEWAY_GATE, one, "/gate", keyHeader(oneKey), ONE);
        List<Series> oneCore = measured(
                rounds,
                List.of(
                        nginxPlain,
                        subject(NGINX_GATE, nginx, nginx.gatePort(), "/gate", keyHeader(oneKey), ONE),
                        bare,
                        gate,
                        subject(NGINX_LARGE, nginx, nginx.port(), "/large", Map.of(), ONE),
                        subject(GATEWAY_LARGE, one, "/large", Map.of(), ONE),
                        subject(UPSTREAM, upstream, upstream.port(), "/bare", Map.of(), List.of(Machine.LOAD_CORE))));

        List<Series> twoCores = new ArrayList<>();
        List<UsageCheck> usage = new ArrayList<>();
        if (options.twoCores()) {
            progress.accept("starting the gateway with two event loops, and nginx with two workers");
            Gateway two = stand.add(Gateway.start(packaged, tools, BOTH, stores, folder, bundle));
            GatewayAdmin.Key twoKey = two.admin().createKey();
            Nginx nginxTwo =
                    stand.add(Nginx.proxy(tools, folder.resolve("nginx-two"), BOTH, upstream.port(), twoKey.text()));
            Subject gateTwo = subject(GATE_TWO, two, "/gate", keyHeader(twoKey), BOTH);
            twoCores.addAll(measured(
                    rounds,
                    List.of(
                            nginxPlain,
                            subject(NGINX_TWO, nginxTwo, nginxTwo.port(), "/bare", Map.of(), BOTH),
                            bare,
                            subject(BARE_TWO, two, "/bare", Map.of(), BOTH),
                            gate,
                            gateTwo)));
            usage.add(check(rounds, two, twoKey, gateTwo));
        }
        usage.addFirst(check(rounds, one, oneKey, gate));
        return new Report(setting(), oneCore, twoCores, usage);
    }

    private List<Series> measured(Rounds rounds, List<Subject> subjects)
            throws IOException, InterruptedException, RunFailed {
        BenchOptions.Pace pace = options.rounds();
        rounds.warm(subjects, pace.warmPasses(), pace.warmSeconds());
        return rounds.measure(subjects, pace.measured(), pace.seconds());
    }

    private static UsageCheck check(Rounds rounds, Gateway gateway, GatewayAdmin.Key key, Subject gate)
            throws IOException, InterruptedException {
        long counted = gateway.admin().usage(key.id());
        return new UsageCheck(gate.name(), rounds.answered(gate), rounds.mayHaveMissed(gate), counted);
    }

    private static Subject subject(
            String name, Nginx nginx, int port, String path, Map<String, String> headers, List<Integer> cores) {
        return new Subject(name, target(port, path, headers), nginx.running().pid(), cores);
    }

    private static Subject subject(
            String name, Gateway gateway, String path, Map<String, String> headers, List<Integer> cores) {
        return new Subject(
                name, target(gateway.port(), path, headers), gateway.running().pid(), cores);
    }

    /// Every subject gets the same headers but for the key, so that all read the same bytes.
    private static Target target(int port, String path, Map<String, String> headers) {
        Map<String, String> all = new TreeMap<>(headers);
        all.put("Host", BenchTenants.HOST);
        return new Target(URI.create("http://127.0.0.1:" + port + path), all);
    }

    private static Map<String, String> keyHeader(GatewayAdmin.Key key) {
        return Map.of("X-API-Key", key.text());
    }

    private Setting setting() throws IOException {
        return new Setting(
                cores,
                Processor.name(),
                Java.version(),
                options.javaOptions(),
                Nginx.version(tools),
                options.connections(),
                options.rounds().measured(),
                options.rounds().seconds());
    }
}
