package dev.postern.gateway.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Header values that are lists with commas.
final class FieldList {
    private FieldList() {}

    /// The elements of a list in lower case, without the white space around them; empty ones are left out
    /// (RFC 9110, section 5.6.1).
    static List<String> tokens(CharSequence value) {
        List<String> tokens = new ArrayList<>(4);
        int from = 0;
        for (int at = 0; at <= value.length(); at++) {
            if (at == value.length() || value.charAt(at) == ',') {
                String token = value.subSequence(from, at).toString().strip();
                if (!token.isEmpty()) {
                    tokens.add(token.toLowerCase(Locale.ROOT));
                }
                from = at + 1;
            }
        }
        return tokens;
    }
}
