package dev.postern.config.bind;

import dev.postern.config.model.Located;
import dev.postern.config.policy.IdentityConfig;
import dev.postern.config.source.Problem;
import dev.postern.config.source.ProblemCode;
import dev.postern.config.source.Quoted;
import dev.postern.config.table.IssuerTable;
import dev.postern.config.value.Cidr;
import dev.postern.config.value.Durations;
import dev.postern.config.value.HostPattern;
import dev.postern.config.value.TargetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads single texts as values; each says what is wrong with a text that is none.
final class Texts {
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Pattern LAST_LABEL_IS_NUMBER = Pattern.compile("(^|\\.)([0-9]+|0[xX][0-9a-fA-F]*)\\.?$");
    private static final String TARGET_FIX =
            "write http://, a host and a port from 1 to 65535, such as \"http://orders.internal:8080\"";
    private static final Duration LONGEST = Duration.ofHours(1);

    private final List<Problem> problems;

    Texts(List<Problem> problems) {
        this.problems = problems;
    }

    Optional<Located<Duration>> timeout(Located<String> written) {
        return duration(written, SHORTEST, LONGEST);
    }

    Optional<Located<Duration>> clockSkew(Located<String> written) {
        return duration(written, Duration.ZERO, IssuerTable.MOST_SKEW);
    }

    Optional<Located<Duration>> loginAge(Located<String> written) {
        return wholeSeconds(written, Duration.ofDays(30));
    }

    Optional<Located<Duration>> tokenLifetime(Located<String> written) {
        return wholeSeconds(written, IdentityConfig.Token.LONGEST);
    }

    private Optional<Located<Duration>> wholeSeconds(Located<String> written, Duration most) {
        Optional<Located<Duration>> duration = duration(written, Duration.ofSeconds(1), most);
        if (duration.filter(some -> some.value().toMillisPart() != 0).isEmpty()) {
            return duration;
        }
        String message = Quoted.text(written.value()) + " is no whole number of seconds";
        String fix = "write \"" + duration.get().value().toSeconds() + "s\"";
        problems.add(written.at().problem(ProblemCode.DURATION, message, fix));
        return Optional.empty();
    }

    private Optional<Located<Duration>> duration(Located<String> written, Duration least, Duration most) {
        String text = written.value();
        Optional<Duration> duration = Durations.parse(text);
        if (duration.isEmpty()) {
            String trimmed = text.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
            String fix = Durations.parse(trimmed).isPresent()
                    ? "write \"" + trimmed + "\""
                    : "write a whole number and one of ms, s, m, h, such as \"15s\"";
            problems.add(written.at().problem(ProblemCode.DURATION, Quoted.text(text) + " is not a duration", fix));
            return Optional.empty();
        }
        if (duration.get().compareTo(least) < 0 || duration.get().compareTo(most) > 0) {
            String from = least.isZero() ? "0s" : Durations.text(least);
            String message = Quoted.text(text) + " is out of range (expected: from " + from + " to "
                    + Durations.text(most) + ")";
            problems.add(written.at().problem(ProblemCode.DURATION, message));
            return Optional.empty();
        }
        return located(written, duration);
    }

    Optional<Located<HostPattern>> host(Located<String> written) {
        String text = written.value();
        Optional<HostPattern> host = HostPattern.parse(text);
        if (host.isEmpty()) {
            String bare = text.toLowerCase(Locale.ROOT)
                    .replaceFirst("^https?://", "")
                    .replaceFirst("[:/].*$", "")
                    .replaceFirst("\\.$", "");
            String message = Quoted.text(text) + " is not a host";
            String fix = HostPattern.parse(bare).isPresent()
                    ? "write \"" + bare + "\""
                    : "write a lower-case DNS name, or *. and a DNS name";
            problems.add(written.at().problem(ProblemCode.HOST, message, fix));
        }
        return located(written, host);
    }

    Optional<Located<Cidr>> block(Located<String> written) {
        String text = written.value();
        Optional<Cidr> block = Cidr.parse(text);
        if (block.isEmpty()) {
            problems.add(blockProblem(written, text));
        }
        return located(written, block);
    }

    private static Problem blockProblem(Located<String> written, String text) {
        Optional<Cidr> meant = Cidr.nearest(text);
        if (meant.isPresent()) {
            String address = text.substring(0, text.indexOf('/'));
            String prefix = text.substring(text.indexOf('/') + 1);
            int bits = address.indexOf(':') < 0 ? 32 : 128;
            return written.at()
                    .problem(
                            ProblemCode.ADDRESS_BLOCK,
                            Quoted.text(text) + " has bits set beyond its " + prefix + "-bit prefix",
                            "write \"" + meant.get() + "\" for the whole block, or \"" + address + "/" + bits
                                    + "\" for the one address");
        }
        String message = Quoted.text(text) + " is not a block of addresses";
        String fix = Cidr.address(text).isPresent()
                ? "write \"" + text + (text.indexOf(':') < 0 ? "/32" : "/128") + "\" for the one address"
                : "write an address, a slash and a prefix length, such as \"10.0.0.0/8\"";
        return written.at().problem(ProblemCode.ADDRESS_BLOCK, message, fix);
    }

    Optional<Located<TargetAddress>> target(Located<String> written) {
        String text = written.value();
        Optional<TargetAddress> target = TargetAddress.parse(text);
        if (target.isPresent() && numberLike(target.get().host())) {
            String message = Quoted.text(text) + " can be read as more than one address";
            String fix = "write four numbers from 0 to 255 without leading zeros, or a DNS name";
            problems.add(written.at().problem(ProblemCode.TARGET, message, fix));
            return Optional.empty();
        }
        if (target.isEmpty()) {
            String message = Quoted.text(text) + " is not a target's address";
            problems.add(written.at().problem(ProblemCode.TARGET, message, targetFix(text)));
        }
        return located(written, target);
    }

    /// Whether a resolver may take `host` for an IPv4 address that it does not spell out: `2852039166`
    /// and `0xA9FEA9FE` are 169.254.169.254 to some, and would slip past the forbidden blocks.
    private static boolean numberLike(String host) {
        return LAST_LABEL_IS_NUMBER.matcher(host).find()
                && host.indexOf(':') < 0
                && Cidr.address(host).isEmpty();
    }

    private static String targetFix(String text) {
        if (text.startsWith("https://")) {
            return "write http://: TLS towards an upstream is not there yet";
        }
        if (text.indexOf('@') >= 0) {
            // What looks like a host and a port may be a user name and a password.
            return TARGET_FIX;
        }
        String bare = text.replaceFirst("^(http://[^/?#]+)[/?#].*$", "$1");
        if (!bare.equals(text) && TargetAddress.parse(bare).isPresent()) {
            return "write \"" + bare + "\": a route decides the path";
        }
        String withScheme = "http://" + text;
        return TargetAddress.parse(withScheme).isPresent() ? "write \"" + withScheme + "\"" : TARGET_FIX;
    }

    private static <T> Optional<Located<T>> located(Located<String> written, Optional<T> value) {
        return value.map(read -> new Located<>(read, written.at()));
    }
}
