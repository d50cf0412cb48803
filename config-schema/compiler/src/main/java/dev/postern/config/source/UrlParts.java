package dev.postern.config.source;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The parts of a URL that are hidden though nothing shows that they are secret: whatever stands before an `@`, and the
/// query, where people put tokens.
final class UrlParts {
    private static final Pattern BEFORE_AT = Pattern.compile("\\A\\s{0,9}" + UserInfo.SCHEME + "(.+)@", Pattern.DOTALL);
    private static final Pattern QUERY_OF_ALL =
            Pattern.compile("\\A\\s{0,9}" + UserInfo.SCHEME + "[^?]*+\\?(.+)", Pattern.DOTALL);
    private static final Pattern QUERY =
            Pattern.compile(UserInfo.SCHEME + "(?:(?!://)[^?\\s\"\\\\]){1,512}+\\?([^\\s\"\\\\]++)");

    private UrlParts() {}

    /// Those in a text; they may overlap.
    static List<InlineSecret> hidden(String text) {
        if (!text.contains("://")) {
            return List.of();
        }
        List<InlineSecret> parts = new ArrayList<>();
        for (Pattern pattern : List.of(BEFORE_AT, QUERY_OF_ALL, QUERY)) {
            Matcher matcher = pattern.matcher(text);
            while (matcher.find() && parts.size() < SecretScan.MOST) {
                parts.add(InlineSecret.unproven(matcher.start(1), matcher.end(1)));
            }
        }
        return parts;
    }
}
