package dev.postern.config.openapi;

import java.util.ArrayList;
import java.util.List;

/// A path of a document, such as `/orders/{orderId}.pdf`, in its parts.
///
/// @param segments between the slashes, each of at least one part; a trailing slash adds an empty list
/// @param doubled  whether slashes stood in a row, which a gateway reads as one
record PathTemplate(List<List<Part>> segments, boolean doubled) {
    sealed interface Part {}

    /// @param text as written
    record Text(String text) implements Part {}

    /// @param name what stands between the braces
    record Hole(String name) implements Part {}

    PathTemplate {
        segments = List.copyOf(segments);
    }

    /// The path, or why it is none.
    sealed interface Reading {}

    record Read(PathTemplate template) implements Reading {}

    record Refused(String reason) implements Reading {}

    static Reading read(String path) {
        if (!path.startsWith("/")) {
            return new Refused("does not begin with a slash");
        }
        List<List<Part>> segments = new ArrayList<>();
        List<Part> parts = new ArrayList<>();
        boolean doubled = false;
        int next = 1;
        while (next <= path.length() && path.length() > 1) {
            char c = next < path.length() ? path.charAt(next) : '/';
            if (c == '/') {
                boolean last = next >= path.length();
                if (!parts.isEmpty() || last) {
                    segments.add(List.copyOf(parts));
                } else {
                    doubled = true;
                }
                parts.clear();
                next++;
            } else if (c == '{') {
                int close = path.indexOf('}', next);
                if (close < 0) {
                    return new Refused("has a brace that does not close");
                }
                parts.add(new Hole(path.substring(next + 1, close)));
                next = close + 1;
            } else {
                int end = next;
                while (end < path.length() && path.charAt(end) != '/' && path.charAt(end) != '{') {
                    if ("?#}".indexOf(path.charAt(end)) >= 0) {
                        return new Refused("has a " + path.charAt(end) + ", which no path holds");
                    }
                    end++;
                }
                parts.add(new Text(path.substring(next, end)));
                next = end;
            }
        }
        // Slashes alone are the root, which has no segment.
        boolean root = segments.stream().allMatch(List::isEmpty);
        return new Read(new PathTemplate(root ? List.of() : segments, doubled));
    }

    /// The path with its parameters' names left out: what a path is known by.
    String shape() {
        StringBuilder shape = new StringBuilder();
        for (List<Part> segment : segments) {
            shape.append('/');
            for (Part part : segment) {
                shape.append(
                        switch (part) {
                            case Text(String text) -> text;
                            case Hole ignored -> "{}";
                        });
            }
        }
        return shape.isEmpty() ? "/" : shape.toString();
    }
}
