package dev.postern.config.check;

import dev.postern.config.model.ApiFile;
import dev.postern.config.model.Config;
import dev.postern.config.model.Located;
import dev.postern.config.model.PlatformFile;
import dev.postern.config.model.RouteModel;
import dev.postern.config.model.TenantFile;
import dev.postern.config.source.Closest;
import dev.postern.config.source.Problem;
import dev.postern.config.source.ProblemCode;
import dev.postern.config.source.Quoted;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Names say where they stand, are unique, and lead somewhere.
final class NameChecks {
    private NameChecks() {}

    static void run(Config config, List<Problem> problems) {
        config.tenants().values().forEach(tenant -> tenant(config, tenant, problems));
        config.apis().forEach(api -> api(api, problems));
    }

    private static void tenant(Config config, TenantFile tenant, List<Problem> problems) {
        tenant.tenant().filter(name -> !name.value().equals(tenant.folder())).ifPresent(name -> {
            String folder = Quoted.text(tenant.folder());
            String message = Quoted.text(name.value()) + " is not the name of its folder, " + folder;
            problems.add(
                    name.at().problem(ProblemCode.TENANT_NAME, message, "write " + folder + ", or rename the folder"));
        });
        Optional<PlatformFile> platform = config.platform();
        if (platform.isPresent() && tenant.plan().isPresent()) {
            List<String> plans = platform.get().plans().stream()
                    .map(plan -> plan.name().value())
                    .toList();
            unknown(tenant.plan().get(), "plan", plans, ProblemCode.UNKNOWN_PLAN, problems);
        }
    }

    private static void api(ApiFile api, List<Problem> problems) {
        api.api().filter(name -> !name.value().equals(api.stem())).ifPresent(name -> {
            String stem = Quoted.text(api.stem());
            String message = Quoted.text(name.value()) + " is not the name of its file, " + stem;
            problems.add(name.at().problem(ProblemCode.API_NAME, message, "write " + stem + ", or rename the file"));
        });
        List<String> upstreams = api.upstreams().stream()
                .map(upstream -> upstream.name().value())
                .toList();
        Map<String, Located<String>> ids = new HashMap<>();
        for (RouteModel route : api.routes()) {
            route.upstream()
                    .ifPresent(name -> unknown(name, "upstream", upstreams, ProblemCode.UNKNOWN_UPSTREAM, problems));
            route.id().ifPresent(id -> {
                Located<String> first = ids.putIfAbsent(id.value(), id);
                if (first != null) {
                    String message = "the id " + Quoted.text(id.value()) + " is already that of the route at "
                            + first.at().reference();
                    problems.add(id.at().problem(ProblemCode.DUPLICATE_ROUTE, message, "give one of them another id"));
                }
            });
        }
    }

    private static void unknown(
            Located<String> name, String what, List<String> known, ProblemCode code, List<Problem> problems) {
        if (!known.contains(name.value())) {
            String message = "there is no " + what + " " + Quoted.text(name.value());
            String hint = Closest.hint(name.value(), known);
            problems.add(
                    hint.isEmpty() && !known.isEmpty()
                            ? name.at().problem(code, message, "known: " + String.join(", ", known))
                            : name.at().problem(code, message + hint));
        }
    }
}
