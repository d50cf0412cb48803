package dev.postern.config.match;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Looks for one parameter in a query as it came, without decoding the rest.
///
/// Parameters are parted by `&`; a name counts decoded (`api%5Fkey` is `api_key`) and in its exact case.
public final class RawQuery {
    private RawQuery() {}

    /// The query without every parameter of this name; all other bytes stay as they are.
    ///
    /// @param query what stands after the question mark
    /// @param name decoded, ASCII
    /// @return `query` itself when there is none; empty when nothing is left
    public static String without(String query, String name) {
        StringBuilder rest = null;
        int from = 0;
        while (from <= query.length()) {
            int to = parameterEnd(query, from);
            if (isNamed(query, from, to, name)) {
                // What came before is kept with the ampersand after it; the last one goes below.
                rest = rest == null ? new StringBuilder(query.length()).append(query, 0, from) : rest;
            } else if (rest != null) {
                rest.append(query, from, to).append('&');
            }
            from = to + 1;
        }
        if (rest == null) {
            return query;
        }
        if (!rest.isEmpty()) {
            rest.setLength(rest.length() - 1);
        }
        return rest.toString();
    }

    /// The decoded value of the first parameter of this name: `+` is a space, bytes are UTF-8, and a `%`
    /// without two digits stands for itself.
    ///
    /// @param query what stands after the question mark
    /// @param name decoded, ASCII
    /// @return empty when there is no such parameter; an empty value when it has none
    public static Optional<String> value(String query, String name) {
        int from = 0;
        while (from <= query.length()) {
            int to = parameterEnd(query, from);
            if (isNamed(query, from, to, name)) {
                int equals = query.indexOf('=', from, to);
                return Optional.of(equals < 0 ? "" : decode(query, equals + 1, to));
            }
            from = to + 1;
        }
        return Optional.empty();
    }

    /// The decoded values of all parameters of this name, in their order, read as [#value] reads one.
    ///
    /// @param query what stands after the question mark
    /// @param name decoded, ASCII
    public static List<String> values(String query, String name) {
        List<String> values = List.of();
        int from = 0;
        while (from <= query.length()) {
            int to = parameterEnd(query, from);
            if (isNamed(query, from, to, name)) {
                int equals = query.indexOf('=', from, to);
                String value = equals < 0 ? "" : decode(query, equals + 1, to);
                // Nearly always there is one.
                values = values.isEmpty() ? List.of(value) : with(values, value);
            }
            from = to + 1;
        }
        return values;
    }

    private static List<String> with(List<String> values, String another) {
        List<String> more = values instanceof ArrayList ? values : new ArrayList<>(values);
        more.add(another);
        return more;
    }

    private static int parameterEnd(String query, int from) {
        int ampersand = query.indexOf('&', from);
        return ampersand < 0 ? query.length() : ampersand;
    }

    private static boolean isNamed(String query, int from, int to, String name) {
        int at = from;
        for (int i = 0; i < name.length(); i++) {
            if (at >= to) {
                return false;
            }
            int octet = octet(query, at, to);
            if (octet != name.charAt(i)) {
                return false;
            }
            at += query.charAt(at) == '%' && octet != '%' ? 3 : 1;
        }
        return at == to || query.charAt(at) == '=';
    }

    private static int octet(String query, int at, int to) {
        if (query.charAt(at) == '%' && at + 2 < to) {
            int high = Character.digit(query.charAt(at + 1), 16);
            int low = Character.digit(query.charAt(at + 2), 16);
            if (high >= 0 && low >= 0) {
                return high * 16 + low;
            }
        }
        return query.charAt(at);
    }

    private static String decode(String query, int from, int to) {
        byte[] octets = new byte[to - from];
        int length = 0;
        int at = from;
        while (at < to) {
            char c = query.charAt(at);
            boolean encoded = c == '%'
                    && at + 2 < to
                    && Character.digit(query.charAt(at + 1), 16) >= 0
                    && Character.digit(query.charAt(at + 2), 16) >= 0;
            octets[length++] = (byte) (encoded ? octet(query, at, to) : c == '+' ? ' ' : c);
            at += encoded ? 3 : 1;
        }
        return new String(octets, 0, length, StandardCharsets.UTF_8);
    }
}
