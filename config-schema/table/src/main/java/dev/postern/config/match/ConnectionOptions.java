package dev.postern.config.match;

import java.util.List;

/// Headers that a client declares to be for the next hop alone.
///
/// @see <a href="https://datatracker.ietf.org/doc/html/rfc9110#section-7.6.1">RFC 9110, section 7.6.1</a>
final class ConnectionOptions {
    private ConnectionOptions() {}

    /// Whether a Connection header of the request names another one, so that it goes no further.
    static boolean name(MatchRequest request, String lowerCaseName) {
        List<String> connection = request.header("connection");
        for (String value : connection) {
            for (String option : value.split(",", -1)) {
                if (option.strip().equalsIgnoreCase(lowerCaseName)) {
                    return true;
                }
            }
        }
        return false;
    }
}
