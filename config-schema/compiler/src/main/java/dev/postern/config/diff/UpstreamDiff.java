package dev.postern.config.diff;

import dev.postern.config.table.HeaderValue;
import dev.postern.config.table.UpstreamTable;
import dev.postern.config.table.UpstreamTable.Target;
import dev.postern.config.table.UpstreamTable.Timeouts;
import dev.postern.config.value.Durations;
import dev.postern.config.value.TargetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What is different for requests that went to one upstream and now go to another, or to the same with
/// other settings.
final class UpstreamDiff {
    private UpstreamDiff() {}

    /// Empty exactly when the two have the same settings, whatever their names.
    static List<Finding> compare(UpstreamTable base, UpstreamTable head) {
        List<Finding> findings = new ArrayList<>();
        if (!base.targets().equals(head.targets())) {
            findings.add(targets(base, head));
        }
        timeout(
                Setting.CONNECT,
                "connect",
                base.timeouts().connect(),
                head.timeouts().connect(),
                findings);
        timeout(
                Setting.FIRST_BYTE,
                "firstByte",
                base.timeouts().firstByte(),
                head.timeouts().firstByte(),
                findings);
        timeout(Setting.TOTAL, "total", base.timeouts().total(), head.timeouts().total(), findings);
        if (!base.headers().equals(head.headers())) {
            findings.add(new Finding(ChangeKind.HEADERS_CHANGED, headers(base), headers(head), Setting.HEADERS));
        }
        return findings;
    }

    private static Finding targets(UpstreamTable base, UpstreamTable head) {
        Set<TargetAddress> before = addresses(base);
        Set<TargetAddress> after = addresses(head);
        ChangeKind kind = ChangeKind.TARGETS_REDUCED;
        if (!before.containsAll(after)) {
            kind = ChangeKind.UPSTREAM_MOVED;
        } else if (before.equals(after)) {
            kind = ChangeKind.WEIGHTS_CHANGED;
        }
        return new Finding(kind, text(base.targets()), text(head.targets()), Setting.TARGETS);
    }

    private static Set<TargetAddress> addresses(UpstreamTable upstream) {
        return upstream.targets().stream().map(Target::address).collect(Collectors.toSet());
    }

    private static void timeout(Setting setting, String name, Duration before, Duration after, List<Finding> findings) {
        int order = after.compareTo(before);
        if (order != 0) {
            ChangeKind kind = order < 0 ? ChangeKind.TIMEOUT_SHORTENED : ChangeKind.TIMEOUT_LENGTHENED;
            findings.add(new Finding(
                    kind, name + " " + Durations.text(before), name + " " + Durations.text(after), setting));
        }
    }

    private static String headers(UpstreamTable upstream) {
        return upstream.headers().isEmpty()
                ? "none"
                : upstream.headers().entrySet().stream()
                        .map(header -> header.getKey() + ": " + text(header.getValue()))
                        .collect(Collectors.joining(", "));
    }

    private static String text(HeaderValue value) {
        return switch (value) {
            case HeaderValue.Text(String text) -> text;
            case HeaderValue.SecretReference(String name) -> "the secret " + name;
        };
    }

    private static String text(List<Target> targets) {
        return targets.stream()
                .map(target -> target.address().url() + (target.weight() == 1 ? "" : " ×" + target.weight()))
                .collect(Collectors.joining(", "));
    }

    /// What a new upstream is, in a few words.
    static String text(UpstreamTable upstream) {
        Timeouts timeouts = upstream.timeouts();
        return text(upstream.targets()) + " within " + Durations.text(timeouts.total());
    }
}
