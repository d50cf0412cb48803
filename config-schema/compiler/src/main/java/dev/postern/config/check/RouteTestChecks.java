package dev.postern.config.check;

import dev.postern.config.match.HostIndex;
import dev.postern.config.match.HostMatch;
import dev.postern.config.model.Config;
import dev.postern.config.model.Located;
import dev.postern.config.model.TenantFile;
import dev.postern.config.model.TestCase;
import dev.postern.config.model.TestCase.TestRequest;
import dev.postern.config.model.TestFile;
import dev.postern.config.request.Reading;
import dev.postern.config.request.RequestReader;
import dev.postern.config.request.TestHosts;
import dev.postern.config.request.TestRequests;
import dev.postern.config.source.Closest;
import dev.postern.config.source.Problem;
import dev.postern.config.source.ProblemCode;
import dev.postern.config.source.Quoted;
import dev.postern.config.value.Host;
import dev.postern.config.value.HostPattern;
import dev.postern.config.value.TenantId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Route tests ask their own tenant, for what can be asked.
///
/// Whether what they expect comes is told by running them, not here.
final class RouteTestChecks {
    private static final int NOBODYS_HOST = 421;

    private final Config config;
    private final List<Problem> problems;
    private final HostIndex hosts;

    private RouteTestChecks(Config config, List<Problem> problems) {
        this.config = config;
        this.problems = problems;
        this.hosts = new HostIndex(claims(config));
    }

    static void run(Config config, List<Problem> problems) {
        if (config.tests().isEmpty()) {
            return;
        }
        RouteTestChecks checks = new RouteTestChecks(config, problems);
        ExpectationChecks expectations = new ExpectationChecks(config, problems);
        for (TestFile file : config.tests()) {
            Map<String, Located<String>> names = new HashMap<>();
            for (TestCase test : file.cases()) {
                test.name().ifPresent(name -> checks.unique(name, names));
                checks.request(file, test);
                expectations.check(file, test);
            }
        }
    }

    private void unique(Located<String> name, Map<String, Located<String>> seen) {
        Located<String> first = seen.putIfAbsent(name.value(), name);
        if (first != null) {
            String message =
                    "this name is already that of the case at " + first.at().reference();
            problems.add(name.at().problem(ProblemCode.DUPLICATE_TEST, message, "say what this one shows"));
        }
    }

    private void request(TestFile file, TestCase test) {
        TestRequest request = test.request();
        if (request.at().equals(test.at())) {
            // There is no request at all, which the schema has said.
            return;
        }
        if (request.url().isPresent() == request.path().isPresent()) {
            String message =
                    request.url().isPresent() ? "\"url\" and \"path\" together" : "neither \"url\" nor \"path\"";
            problems.add(request.at().problem(ProblemCode.TEST_REQUEST, message, "write one of them"));
            return;
        }
        request.host()
                .filter(host -> request.url().isPresent())
                .ifPresent(host -> problems.add(host.at()
                        .problem(ProblemCode.TEST_REQUEST, "the URL has a host already", "leave \"host\" out")));
        request.headers().forEach((name, value) -> header(name, value));
        if (request.path().filter(path -> !path.value().startsWith("/")).isPresent()) {
            return;
        }
        Located<String> asked =
                request.host().or(request::url).or(request::path).orElseThrow();
        switch (RequestReader.read(TestRequests.of(request, file.folder(), TestHosts.of(config, file, test)))) {
            case Reading.Unsendable(String why) -> problems.add(asked.at().problem(ProblemCode.TEST_REQUEST, why));
            case Reading.Refused refused -> {}
            case Reading.Readable(var readable) -> owner(file, test, asked, readable.host());
        }
    }

    private void header(String name, Located<String> value) {
        if (name.equalsIgnoreCase("X-API-Key")) {
            problems.add(value.at()
                    .problem(ProblemCode.TEST_REQUEST, "a key does not belong here", "write \"as\": \"api-key\""));
        } else if (name.equalsIgnoreCase("Host")) {
            problems.add(value.at().problem(ProblemCode.TEST_REQUEST, "Host is no header here", "write \"host\""));
        }
    }

    private void owner(TestFile file, TestCase test, Located<String> asked, Host host) {
        Optional<TenantId> own = TenantId.parse(file.folder());
        if (own.isEmpty() || !config.tenants().containsKey(file.folder())) {
            return;
        }
        boolean fine = switch (hosts.find(host)) {
            case HostMatch.Owned owned -> owned.tenant().equals(own.get());
            case HostMatch.Shared shared -> shared.tenants().contains(own.get());
            case HostMatch.Unknown unknown ->
                test.expect()
                        .status()
                        .filter(status -> status.value() == NOBODYS_HOST)
                        .isPresent();
            case HostMatch.Damaged damaged -> true;
        };
        if (!fine) {
            List<String> known = Objects.requireNonNull(config.tenants().get(file.folder())).hosts().stream()
                    .map(known1 -> known1.host().value().toString())
                    .toList();
            String hint = Closest.hint(host.name(), known);
            String message = Quoted.text(host.name()) + " is no host of " + file.folder() + hint;
            problems.add(
                    hint.isEmpty()
                            ? asked.at()
                                    .problem(ProblemCode.TEST_HOST, message, "its hosts: " + String.join(", ", known))
                            : asked.at().problem(ProblemCode.TEST_HOST, message));
        }
    }

    private static Map<HostPattern, HostMatch> claims(Config config) {
        Map<HostPattern, Set<TenantId>> shared = new HashMap<>();
        Map<HostPattern, HostMatch> claims = new HashMap<>();
        for (TenantFile tenant : config.tenants().values()) {
            Optional<TenantId> id = TenantId.parse(tenant.folder());
            for (TenantFile.HostModel host : id.isPresent() ? tenant.hosts() : List.<TenantFile.HostModel>of()) {
                Set<TenantId> claimants = shared.computeIfAbsent(host.host().value(), key -> new HashSet<>());
                claimants.add(id.get());
                claims.put(
                        host.host().value(),
                        claimants.size() == 1
                                ? new HostMatch.Owned(id.get())
                                : new HostMatch.Shared(new TreeSet<>(claimants)));
            }
        }
        return claims;
    }
}
