package dev.postern.config.model;

import dev.postern.config.table.HeaderValue;
import dev.postern.config.value.HeaderName;
import dev.postern.config.value.TargetAddress;
import java.util.List;

/// An upstream as written.
///
/// @param targets in the order written, those whose address could be read
/// @param headers in the order written, those that could be read
public record UpstreamModel(
        Located<String> name, List<TargetModel> targets, TimeoutsModel timeouts, List<HeaderModel> headers) {
    /// @param weight 1 where none is written
    public record TargetModel(Located<TargetAddress> address, int weight) {}

    /// A fixed header.
    public record HeaderModel(Located<HeaderName> name, Located<HeaderValue> value) {}

    public UpstreamModel {
        headers = List.copyOf(headers);
        targets = List.copyOf(targets);
    }
}
