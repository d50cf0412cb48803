package dev.postern.config.openapi;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// Turns what people call a thing into a name that config files take: `listOrders` into `list-orders`.
final class Kebab {
    static final int LONGEST = 64;
    static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    /// What is looked at of a longer text.
    private static final int MOST_READ = 1_000;

    private Kebab() {}

    /// The name, at most 64 characters; empty when `text` has no letter or digit of ASCII.
    static String of(String text) {
        String read = text.length() > MOST_READ ? text.substring(0, MOST_READ) : text;
        String words = Normalizer.normalize(read, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-");
        String name = trimmed(words);
        return name.isEmpty() || Character.isLetter(name.charAt(0)) ? cut(name, LONGEST) : cut("n" + name, LONGEST);
    }

    /// `name` with `-number` behind it, still at most 64 characters.
    static String numbered(String name, int number) {
        String end = "-" + number;
        return cut(name, LONGEST - end.length()) + end;
    }

    private static String cut(String name, int longest) {
        return name.length() <= longest ? name : trimmed(name.substring(0, longest));
    }

    private static String trimmed(String words) {
        return words.replaceAll("^-+|-+$", "");
    }
}
