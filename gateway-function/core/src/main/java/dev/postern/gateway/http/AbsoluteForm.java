package dev.postern.gateway.http;

/// The path and query of a target that the strict filter let through.
public final class AbsoluteForm {
    private AbsoluteForm() {}

    /// The origin form of a target: `/a?b` of `http://host/a?b`, and `/` where a URL has no path.
    ///
    /// Host needs no look: the filter refuses an absolute target that disagrees with it, and HTTP/1.0
    /// without Host has no host at all.
    ///
    /// @param target as in the request line, past the filter
    /// @return `target` itself when it is one already
    public static String originForm(String target) {
        if (target.startsWith("/")) {
            return target;
        }
        int authority = target.indexOf("://") + 3;
        for (int at = authority; at < target.length(); at++) {
            switch (target.charAt(at)) {
                case '/' -> {
                    return target.substring(at);
                }
                case '?' -> {
                    return "/" + target.substring(at);
                }
                default -> {
                    // still the authority
                }
            }
        }
        return "/";
    }
}
