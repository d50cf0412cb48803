package dev.postern.config.check;

import dev.postern.config.model.ApiFile;
import dev.postern.config.model.Config;
import dev.postern.config.source.BoundedProblems;
import dev.postern.config.source.Problem;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// All semantic checks, one after another; none of them needs another to have passed.
public final class Checks {
    private Checks() {}

    /// Everything wrong with what the files mean together, in no order.
    public static BoundedProblems run(Config config) {
        BoundedProblems problems = new BoundedProblems(BoundedProblems.MOST_IN_TREE);
        NameChecks.run(config, problems);
        HostChecks.run(config, problems);
        UpstreamChecks.run(config, problems);
        IssuerChecks.run(config, problems);
        PolicyChecks.run(config, problems);
        Map<String, List<ApiFile>> byTenant = config.apis().stream().collect(Collectors.groupingBy(ApiFile::folder));
        WitnessHost witnessHost = new WitnessHost(config);
        byTenant.forEach((folder, apis) -> RouteChecks.run(config, folder, apis, witnessHost, problems));
        return problems;
    }

    /// Adds everything wrong with the route tests.
    public static void runOnTests(Config config, List<Problem> problems) {
        RouteTestChecks.run(config, problems);
    }
}
