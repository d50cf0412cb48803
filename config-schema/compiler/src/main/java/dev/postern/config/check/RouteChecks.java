package dev.postern.config.check;

import dev.postern.config.match.CanonicalPath;
import dev.postern.config.model.ApiFile;
import dev.postern.config.model.Config;
import dev.postern.config.model.Located;
import dev.postern.config.model.RouteModel;
import dev.postern.config.source.Problem;
import dev.postern.config.source.ProblemCode;
import dev.postern.config.value.PathPattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Every request of a tenant leads to one route, and every route can be reached.
final class RouteChecks {
    private RouteChecks() {}

    static void run(Config config, String folder, List<ApiFile> apis, WitnessHost witnessHost, List<Problem> problems) {
        List<Candidate> candidates = new ArrayList<>();
        Siblings siblings = new Siblings();
        for (ApiFile api : apis) {
            tooLong(api, problems);
            for (Candidate candidate : Candidate.of(api)) {
                candidates.add(candidate);
                siblings.add(candidate);
            }
        }
        basePaths(apis, problems);
        for (Candidate candidate : siblings.tooMany()) {
            String message =
                    "more than " + Siblings.MOST_REGEXES + " expressions stand at this place of the tenant's paths";
            problems.add(candidate
                    .route()
                    .place()
                    .problem(ProblemCode.TOO_MANY_REGEXES, message, "take a plain parameter, or merge some with |"));
        }
        PathLanguages languages = new PathLanguages();
        TenantHosts hosts = new TenantHosts(config, folder, witnessHost);
        Witnesses witnesses = new Witnesses(folder, hosts, siblings, languages);
        SharedRequests shared = new SharedRequests(candidates, hosts, witnesses);
        new Unreachable(languages, shared, problems).check(candidates);
        new Ties(hosts, languages, shared, problems).check(candidates);
    }

    private static void basePaths(List<ApiFile> apis, List<Problem> problems) {
        Map<PathPattern, Located<PathPattern>> seen = new HashMap<>();
        for (ApiFile api : apis) {
            api.basePath().ifPresent(base -> {
                Located<PathPattern> first = seen.putIfAbsent(base.value(), base);
                if (first != null) {
                    String message = "this base path is already that of the API at "
                            + first.at().reference();
                    problems.add(base.at()
                            .problem(ProblemCode.BASE_PATH_TAKEN, message, "choose another, or merge the two files"));
                }
            });
        }
    }

    private static void tooLong(ApiFile api, List<Problem> problems) {
        for (RouteModel route : api.routes()) {
            api.pathOf(route)
                    .filter(path -> path.segments().size() > CanonicalPath.MAX_SEGMENTS)
                    .ifPresent(path -> {
                        String message =
                                "with the base path, this has more than " + CanonicalPath.MAX_SEGMENTS + " segments";
                        problems.add(route.place().problem(ProblemCode.PATH, message, "shorten it"));
                    });
        }
    }
}
