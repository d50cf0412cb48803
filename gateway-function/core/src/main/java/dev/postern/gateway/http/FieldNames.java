package dev.postern.gateway.http;

import java.util.Arrays;
import java.util.stream.IntStream;

/// A fixed set of header names, asked without allocating. Case counts for nothing, and all that is no letter and no
/// digit is read as `-`: a CGI-like server makes one name of `X-User`, `X_User` and `X.User`.
final class FieldNames {
    private final String[][] byLength;

    /// @param names in lower case, with hyphens
    FieldNames(String... names) {
        int longest = Arrays.stream(names).mapToInt(String::length).max().orElse(0);
        byLength = IntStream.rangeClosed(0, longest)
                .mapToObj(length -> Arrays.stream(names)
                        .filter(name -> name.length() == length)
                        .toArray(String[]::new))
                .toArray(String[][]::new);
    }

    boolean contains(CharSequence name) {
        if (name.length() >= byLength.length) {
            return false;
        }
        for (String candidate : byLength[name.length()]) {
            if (startsWith(name, candidate)) {
                return true;
            }
        }
        return false;
    }

    /// @param prefix in lower case, with hyphens
    static boolean startsWith(CharSequence name, String prefix) {
        if (name.length() < prefix.length()) {
            return false;
        }
        for (int i = 0; i < prefix.length(); i++) {
            if (fold(name.charAt(i)) != prefix.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// A name as the set has it.
    static String folded(String name) {
        StringBuilder folded = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            folded.append(fold(name.charAt(i)));
        }
        return folded.toString();
    }

    private static char fold(char c) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            return c;
        }
        return c >= 'A' && c <= 'Z' ? (char) (c + 32) : '-';
    }
}
