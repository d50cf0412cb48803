package dev.postern.config.bind;

import dev.postern.config.json.JsonValue;
import dev.postern.config.json.JsonValue.JsonObject;
import dev.postern.config.json.JsonValue.Member;
import dev.postern.config.model.ApiFile;
import dev.postern.config.model.Located;
import dev.postern.config.model.PlanModel;
import dev.postern.config.model.PlatformFile;
import dev.postern.config.model.RouteModel;
import dev.postern.config.model.TenantFile;
import dev.postern.config.model.TestFile;
import dev.postern.config.model.TimeoutsModel;
import dev.postern.config.model.UpstreamModel;
import dev.postern.config.source.Closest;
import dev.postern.config.source.FileKind;
import dev.postern.config.source.Problem;
import dev.postern.config.value.Cidr;
import dev.postern.config.value.HostPattern;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Reads one file's tree into its record, and leaves out what cannot be read.
public final class Binder {
    private static final Set<String> METHODS = Set.of("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT");

    private final Keys root;
    private final List<Problem> problems;
    private final Texts texts;
    private final PoliciesBinder policies;

    /// @param problems takes what is wrong with single values
    public Binder(JsonObject root, List<Problem> problems) {
        this.root = new Keys(root);
        this.problems = problems;
        this.texts = new Texts(problems);
        this.policies = new PoliciesBinder(texts, problems);
    }

    public PlatformFile platform() {
        List<PlanModel> plans = new ArrayList<>();
        for (Member member : root.members("plans")) {
            plans.add(plan(member));
        }
        List<Located<Cidr>> forbidden = new ArrayList<>();
        for (JsonValue item : root.items("forbiddenUpstreams")) {
            Keys.text(item).flatMap(texts::block).ifPresent(forbidden::add);
        }
        TimeoutsModel defaults = root.keys("defaults").map(this::timeouts).orElse(TimeoutsModel.NONE);
        return new PlatformFile(plans, defaults, forbidden, policies.bind(root));
    }

    private static PlanModel plan(Member member) {
        Optional<Keys> limits =
                member.value() instanceof JsonObject plan ? new Keys(plan).keys("keyLimits") : Optional.empty();
        return new PlanModel(
                new Located<>(member.key(), member.keyAt()),
                limits.flatMap(keys -> keys.number("perMinute")),
                limits.flatMap(keys -> keys.number("perDay")));
    }

    public TenantFile tenant() {
        List<TenantFile.HostModel> hosts = new ArrayList<>();
        for (JsonValue item : root.items("hosts")) {
            Optional<Located<String>> text =
                    item instanceof JsonObject object ? new Keys(object).text("host") : Keys.text(item);
            boolean shared = item instanceof JsonObject object && new Keys(object).flag("shared");
            text.flatMap(texts::host).ifPresent(host -> hosts.add(new TenantFile.HostModel(host, shared)));
        }
        return new TenantFile(
                folder(),
                root.object().at(),
                root.text("tenant"),
                root.text("plan"),
                hosts,
                root.keys("apiKeys").flatMap(keys -> keys.bool("inQuery")),
                new IssuersBinder(texts).bind(root),
                policies.bind(root));
    }

    public ApiFile api() {
        List<UpstreamModel> upstreams =
                root.members("upstreams").stream().map(this::upstream).toList();
        List<RouteModel> routes =
                root.objects("routes").stream().map(this::route).toList();
        return new ApiFile(
                folder(),
                root.object().at(),
                root.text("api"),
                apiHosts(),
                root.text("basePath").flatMap(text -> PathReader.readBase(text, problems)),
                upstreams,
                policies.bind(root),
                routes);
    }

    private Optional<List<Located<HostPattern>>> apiHosts() {
        if (root.object().get("hosts").isEmpty()) {
            return isMisspelt(root, "hosts") ? Optional.empty() : Optional.of(List.of());
        }
        List<Located<HostPattern>> hosts = new ArrayList<>();
        for (JsonValue item : root.items("hosts")) {
            Keys.text(item).flatMap(texts::host).ifPresent(hosts::add);
        }
        // What was written but could not be read must not count as "all hosts".
        return hosts.isEmpty() ? Optional.empty() : Optional.of(hosts);
    }

    private static boolean isMisspelt(Keys keys, String key) {
        return keys.object().members().stream()
                .anyMatch(member -> Closest.to(member.key(), List.of(key)).isPresent());
    }

    public TestFile test() {
        return new TestFile(folder(), root.object().at(), TestBinder.cases(root));
    }

    private UpstreamModel upstream(Member member) {
        Located<String> name = new Located<>(member.key(), member.keyAt());
        if (!(member.value() instanceof JsonObject object)) {
            return new UpstreamModel(name, List.of(), TimeoutsModel.NONE, List.of());
        }
        Keys upstream = new Keys(object);
        List<UpstreamModel.TargetModel> targets = new ArrayList<>();
        for (Keys target : upstream.objects("targets")) {
            int weight = target.number("weight")
                    .map(number -> Math.clamp(number.value(), 1, 1_000))
                    .orElse(1);
            target.text("url")
                    .flatMap(texts::target)
                    .ifPresent(address -> targets.add(new UpstreamModel.TargetModel(address, weight)));
        }
        return new UpstreamModel(name, targets, timeouts(upstream), HeadersBinder.bind(upstream, problems));
    }

    private TimeoutsModel timeouts(Keys parent) {
        return parent.keys("timeouts")
                .map(keys ->
                        new TimeoutsModel(timeout(keys, "connect"), timeout(keys, "firstByte"), timeout(keys, "total")))
                .orElse(TimeoutsModel.NONE);
    }

    private Optional<Located<Duration>> timeout(Keys keys, String key) {
        return keys.text(key).flatMap(texts::timeout);
    }

    private RouteModel route(Keys route) {
        Optional<Keys> match = route.keys("match");
        return new RouteModel(
                route.object().at(),
                route.text("id"),
                match.flatMap(Binder::methods),
                match.flatMap(keys -> keys.text("path")).flatMap(text -> PathReader.read(text, problems)),
                match.flatMap(keys -> ConditionsBinder.bind(keys, problems)),
                route.text("upstream"),
                policies.bind(route));
    }

    private static Optional<SortedSet<String>> methods(Keys match) {
        TreeSet<String> methods = new TreeSet<>();
        if (match.object().get("methods").isEmpty()) {
            return isMisspelt(match, "methods") ? Optional.empty() : Optional.of(methods);
        }
        for (JsonValue item : match.items("methods")) {
            Keys.text(item).map(Located::value).filter(METHODS::contains).ifPresent(methods::add);
        }
        // What was written but could not be read must not count as "all methods".
        return methods.isEmpty() ? Optional.empty() : Optional.of(methods);
    }

    private String folder() {
        return FileKind.folderOf(root.object().at().file().path());
    }
}
