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
    private static final int OTHER = 128;

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
        return of(bits(methods), methods, bit(method), method);
    }

    /// @param bits those of `methods`
    /// @param bit  that of `method`
    static int of(int bits, Set<String> methods, int bit, String method) {
        if (bits == 0) {
            return ANY;
        }
        if ((bits & bit) != 0 && (bit != OTHER || methods.contains(method))) {
            return NAMED;
        }
        return bit == HEAD && (bits & GET) != 0 ? GET_FOR_HEAD : NONE;
    }
}
