package dev.postern.config.match;

import java.util.Set;

/// How well a route's methods suit a request's: the second thing that decides, after the path.
final class MethodRank {
    static final int NAMED = 3;
    static final int GET_FOR_HEAD = 2;
    static final int ANY = 1;
    static final int NONE = 0;

    private MethodRank() {}

    static int of(Set<String> methods, String method) {
        if (methods.isEmpty()) {
            return ANY;
        }
        if (methods.contains(method)) {
            return NAMED;
        }
        return method.equals("HEAD") && methods.contains("GET") ? GET_FOR_HEAD : NONE;
    }
}
