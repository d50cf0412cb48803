package dev.postern.config.model;

import dev.postern.config.value.Cidr;
import java.util.List;

/// `platform.json`.
///
/// @param plans in the order written; a plan of which only the name could be read is there too
public record PlatformFile(
        List<PlanModel> plans, TimeoutsModel defaults, List<Located<Cidr>> forbiddenUpstreams, PoliciesModel policies) {
    /// What is known of the platform when its file is missing or not JSON.
    public static final PlatformFile UNKNOWN =
            new PlatformFile(List.of(), TimeoutsModel.NONE, List.of(), PoliciesModel.NONE);

    public PlatformFile {
        plans = List.copyOf(plans);
        forbiddenUpstreams = List.copyOf(forbiddenUpstreams);
    }
}
