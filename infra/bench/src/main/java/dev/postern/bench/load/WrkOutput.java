package dev.postern.bench.load;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What wrk printed of one round.
///
/// @param requests     replies that it read whole
/// @param seconds      how long it sent
/// @param refused      replies with a status of 400 or more
/// @param socketErrors connections refused or cut, and replies that came too late
public record WrkOutput(long requests, double seconds, long refused, long socketErrors) {
    private static final Pattern TOTAL = Pattern.compile("(\\d+) requests in ([0-9.]+)(us|ms|s|m|h)\\b");
    private static final Pattern REFUSED = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");
    private static final Pattern SOCKET_ERRORS =
            Pattern.compile("Socket errors: connect (\\d+), read (\\d+), write (\\d+), timeout (\\d+)");

    /// Reads it; empty when wrk did not come to its end.
    public static Optional<WrkOutput> parse(String text) {
        Matcher total = TOTAL.matcher(text);
        if (!total.find()) {
            return Optional.empty();
        }
        Matcher refused = REFUSED.matcher(text);
        Matcher errors = SOCKET_ERRORS.matcher(text);
        long socketErrors = 0;
        if (errors.find()) {
            for (int kind = 1; kind <= errors.groupCount(); kind++) {
                socketErrors += Long.parseLong(errors.group(kind));
            }
        }
        return Optional.of(new WrkOutput(
                Long.parseLong(total.group(1)),
                Double.parseDouble(total.group(2)) * inSeconds(total.group(3)),
                refused.find() ? Long.parseLong(refused.group(1)) : 0,
                socketErrors));
    }

    private static double inSeconds(String unit) {
        return switch (unit) {
            case "us" -> 1e-6;
            case "ms" -> 1e-3;
            case "m" -> 60;
            case "h" -> 3600;
            default -> 1;
        };
    }

    /// Whether every request was answered, and none with an error.
    public boolean isClean() {
        return requests > 0 && refused == 0 && socketErrors == 0;
    }
}
