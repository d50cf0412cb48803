package dev.postern.config.check;

import dev.postern.config.merge.TimeoutsInForce;
import dev.postern.config.model.ApiFile;
import dev.postern.config.model.Config;
import dev.postern.config.model.Located;
import dev.postern.config.model.PlatformFile;
import dev.postern.config.model.UpstreamModel;
import dev.postern.config.model.UpstreamModel.TargetModel;
import dev.postern.config.source.Problem;
import dev.postern.config.source.ProblemCode;
import dev.postern.config.source.Quoted;
import dev.postern.config.table.UpstreamTable.Timeouts;
import dev.postern.config.value.TargetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Targets stand where the platform lets them, and timeouts do not shrink.
final class UpstreamChecks {
    private UpstreamChecks() {}

    static void run(Config config, List<Problem> problems) {
        PlatformFile platform = config.platform().orElse(PlatformFile.UNKNOWN);
        TimeoutsInForce.check(TimeoutsInForce.BUILT_IN, platform.defaults(), problems);
        Timeouts defaults = TimeoutsInForce.merge(TimeoutsInForce.BUILT_IN, platform.defaults());
        ForbiddenBlocks forbidden = ForbiddenBlocks.of(platform);
        for (ApiFile api : config.apis()) {
            for (UpstreamModel upstream : api.upstreams()) {
                TimeoutsInForce.check(defaults, upstream.timeouts(), problems);
                targets(upstream, forbidden, problems);
            }
        }
    }

    private static void targets(UpstreamModel upstream, ForbiddenBlocks forbidden, List<Problem> problems) {
        Map<TargetAddress, Located<TargetAddress>> seen = new HashMap<>();
        for (TargetModel target : upstream.targets()) {
            Located<TargetAddress> address = target.address();
            if (seen.putIfAbsent(address.value(), address) != null) {
                String message = "the address " + Quoted.text(address.value().url()) + " is already a target";
                problems.add(address.at().problem(ProblemCode.DUPLICATE_TARGET, message, "raise its weight instead"));
            }
            forbidden.holding(address.value().host()).ifPresent(block -> {
                String message = "the platform forbids targets in " + block;
                problems.add(address.at().problem(ProblemCode.FORBIDDEN_UPSTREAM, message));
            });
        }
    }
}
