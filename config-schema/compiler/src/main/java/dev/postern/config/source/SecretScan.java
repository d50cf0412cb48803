package dev.postern.config.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds what looks like a secret in texts and in files.
///
/// Files are read by their quotes alone, so that a secret in a file that is no JSON is found, and hidden, too.
final class SecretScan {
    /// The shortest text that can hold one: a URL with a user.
    private static final int SHORTEST = 10;

    static final int MOST = 1_000;
    private static final List<SecretShape> SHAPES = List.of(SecretShape.values());

    /// A value under one of these names that looks random is a secret though it has no form of its own.
    private static final Pattern TELLING = Pattern.compile(
            "auth(?!or(?!iz))|cookie|session|token|secret" + "|passw(?:or)?d|apikey|privatekey|credential");

    /// The key of a secret's name, which people choose.
    private static final String NAME = "secret";

    /// What stands alone in a value, behind a scheme such as `Token` or a name such as `session=`.
    private static final Pattern PART = Pattern.compile("[^\\s;,\"]++");

    private static final Pattern NAMED = Pattern.compile("[A-Za-z0-9_.-]{1,64}+=(?=[^=])");
    private static final Pattern OPAQUE = Pattern.compile("[A-Za-z0-9+/=_.~-]{16,4096}");
    private static final int LEAST_OF_NAME = 32;
    private static final int SHOWN = 4;

    private SecretScan() {}

    /// Those in a text, whatever it stands for, in order; none that is proven overlaps another such.
    static List<InlineSecret> inText(String text) {
        List<InlineSecret> found = new ArrayList<>();
        if (text.length() < SHORTEST) {
            return found;
        }
        for (SecretShape shape : SHAPES) {
            if (!shape.mayBeIn(text)) {
                continue;
            }
            Matcher matcher = shape.matcher(text);
            while (matcher.find() && found.size() < MOST) {
                int group = matcher.groupCount() == 0 ? 0 : 1;
                int start = matcher.start(group);
                boolean known = found.stream().anyMatch(other -> other.overlaps(start, matcher.end()));
                if (!known && shape.isSecret(matcher.group(group))) {
                    found.add(new InlineSecret(start, matcher.end(group), shape.shown(), shape.what()));
                }
            }
        }
        found.addAll(UrlParts.hidden(text));
        found.sort((a, b) -> Integer.compare(a.start(), b.start()));
        return found;
    }

    /// `text` with all of them masked.
    static String masked(String text) {
        StringBuilder masked = new StringBuilder();
        int from = 0;
        for (InlineSecret secret : inText(text)) {
            if (secret.end() > from) {
                if (secret.start() >= from) {
                    masked.append(text, from, secret.start()).append(secret.masked(text));
                }
                from = secret.end();
            }
        }
        return from == 0 ? text : masked.append(text, from, text.length()).toString();
    }

    /// Those in a file's strings.
    static List<InlineSecret> inFile(String text) {
        List<InlineSecret> found = new ArrayList<>();
        String key = "";
        for (int open = text.indexOf('"'); open >= 0 && found.size() < MOST; ) {
            int start = open + 1;
            int end = endOfString(text, start);
            if (isKey(text, end)) {
                key = text.substring(start, Math.min(end, start + 64));
            } else if (end - start >= SHORTEST) {
                addFrom(text, start, end, key, found);
            }
            open = text.indexOf('"', end + 1);
        }
        return found;
    }

    private static void addFrom(String text, int start, int end, String key, List<InlineSecret> found) {
        String raw = text.substring(start, end);
        if (raw.indexOf('\\') < 0) {
            inValue(key, raw).forEach(secret -> found.add(secret.movedBy(start)));
            return;
        }
        // Its own places are not those of what it stands for: all of it is meant.
        List<InlineSecret> here = inValue(key, unescaped(raw));
        here.stream()
                .filter(InlineSecret::isProven)
                .findFirst()
                .or(() -> here.stream().findFirst())
                .ifPresent(secret -> found.add(new InlineSecret(start, end, 0, secret.what())));
    }

    private static List<InlineSecret> inValue(String key, String value) {
        List<InlineSecret> found = inText(value);
        if (!isTelling(key)) {
            return found;
        }
        Matcher part = PART.matcher(value);
        while (part.find() && found.size() < MOST) {
            Matcher named = NAMED.matcher(part.group());
            int start = part.start() + (named.lookingAt() ? named.end() : 0);
            int end = part.end();
            boolean known = found.stream().filter(InlineSecret::isProven).anyMatch(other -> other.overlaps(start, end));
            if (!known && looksSecret(key, value.substring(start, end))) {
                found.add(new InlineSecret(start, end, SHOWN, "a secret, by its key and its look"));
            }
        }
        return found;
    }

    private static boolean looksSecret(String key, String part) {
        boolean mixed =
                key.equals(NAME) ? part.length() >= LEAST_OF_NAME && Entropy.looksRandom(part) : Entropy.isMixed(part);
        return mixed && OPAQUE.matcher(part).matches();
    }

    private static boolean isTelling(String key) {
        String plain = key.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
        return TELLING.matcher(plain).find();
    }

    private static int endOfString(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\n') {
                return i;
            }
            if (c == '\\') {
                i++;
            }
        }
        return text.length();
    }

    private static boolean isKey(String text, int end) {
        int next = end + 1;
        while (next < text.length() && " \t\r\n".indexOf(text.charAt(next)) >= 0) {
            next++;
        }
        return next < text.length() && text.charAt(next) == ':';
    }

    private static String unescaped(String raw) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c != '\\' || i + 1 == raw.length()) {
                text.append(c);
                continue;
            }
            char escape = raw.charAt(++i);
            if (escape == 'u'
                    && i + 4 < raw.length()
                    && raw.substring(i + 1, i + 5).matches("[0-9A-Fa-f]{4}")) {
                text.append((char) Integer.parseInt(raw.substring(i + 1, i + 5), 16));
                i += 4;
            } else {
                text.append("nrtbf".indexOf(escape) >= 0 ? ' ' : escape);
            }
        }
        return text.toString();
    }
}
