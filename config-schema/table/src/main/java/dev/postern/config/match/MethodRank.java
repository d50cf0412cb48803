package dev.postern.config.match;

import java.util.Set;

/// How well a route's methods suit a request's: the second thing that decides, after the path.
///
/// The usual methods are told by a bit each, so that a match need not fetch the route's set of them.
final class MethodRank {
    static final int NAMED = 3;
    static final int GET_FOR_HEAD = 2;
    static final int ANY = 1;
    static final int NONE = 0;

    private static final int GET = 1;
    private static final int HEAD = 2;
    /// Stands for every method that is not usual.
    static final int OTHER = 128;
    static final int ALL = 255;

    private MethodRank() {}

    /// The bit of a method, which is the same for all that are not usual.
    static int bit(String method) {
        return switch (method) {
            case "GET" -> GET;
            case "HEAD" -> HEAD;
            case "POST" -> 4;
            case "PUT" -> 8;
            case "DELETE" -> 16;
            case "PATCH" -> 32;
            case "OPTIONS" -> 64;
            default -> OTHER;
        };
    }

    /// The bits of all of them.
    static int bits(Set<String> methods) {
        return methods.stream().mapToInt(MethodRank::bit).reduce(0, (some, bit) -> some | bit);
    }

    static int of(Set<String> methods, String method) {
        int bits = bits(methods);
        int bit = bit(method);
        return (bits & bit & OTHER) != 0 && !methods.contains(method) ? NONE : of(bits, bit);
    }

    /// As far as bits tell: a route that has [#OTHER] may have another method than this one in mind.
    ///
    /// @param bits the route's
    /// @param bit  the request's
    static int of(int bits, int bit) {
        if (bits == 0) {
            return ANY;
        }
        if ((bits & bit) != 0) {
            return NAMED;
        }
        return bit == HEAD && (bits & GET) != 0 ? GET_FOR_HEAD : NONE;
    }
}
