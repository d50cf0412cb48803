package dev.postern.bench.report;

import java.util.List;
import java.util.OptionalDouble;

/// The names of what is measured, and the ratios wanted between them.
public final class Goals {
    public static final String NGINX_PLAIN = "nginx plain";
    public static final String NGINX_GATE = "nginx gate";
    public static final String NGINX_LARGE = "nginx plain, 64 KB";
    public static final String GATEWAY_BARE = "gateway bare";
    public static final String GATEWAY_GATE = "gateway gate";
    public static final String GATEWAY_LARGE = "gateway bare, 64 KB";
    public static final String UPSTREAM = "upstream alone";
    public static final String NGINX_TWO = "nginx plain, 2 workers";
    public static final String BARE_TWO = "gateway bare, 2 loops";
    public static final String GATE_TWO = "gateway gate, 2 loops";

    /// As in the design's "Numbers to reach".
    static final List<Goal> ALL = List.of(
            new Goal(GATEWAY_BARE, NGINX_PLAIN, 0.55, OptionalDouble.empty()),
            new Goal(GATEWAY_GATE, NGINX_PLAIN, 0.40, OptionalDouble.of(0.50)),
            new Goal(GATEWAY_GATE, NGINX_GATE, 0.45, OptionalDouble.of(0.55)),
            new Goal(GATEWAY_LARGE, NGINX_LARGE, 0.45, OptionalDouble.empty()));

    private Goals() {}
}
