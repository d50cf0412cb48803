package dev.postern.config.openapi;

import dev.postern.config.match.CanonicalPath;
import dev.postern.config.openapi.PathTemplate.Hole;
import dev.postern.config.openapi.PathTemplate.Part;
import dev.postern.config.openapi.PathTemplate.Text;
import dev.postern.config.source.Quoted;
import dev.postern.config.value.LinearRegex;
import dev.postern.config.value.PathPattern;
import dev.postern.config.value.PathPattern.Literal;
import dev.postern.config.value.PathPattern.Parameter;
import dev.postern.config.value.PathPattern.Rest;
import dev.postern.config.value.PathPattern.Segment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The path of a route for an operation's path.
final class RoutePath {
    private static final int LONGEST = 2_048;
    private static final int LONGEST_NAME = 64;
    private static final String ANY = ".+";

    private final Operation operation;
    private final List<Note> notes;
    private final Set<String> names = new HashSet<>();

    private RoutePath(Operation operation, List<Note> notes) {
        this.operation = operation;
        this.notes = notes;
    }

    /// @param strict with every expression that the document gives
    /// @param loose  without those that only narrow: a whole segment's parameter takes any text
    record Paths(PathPattern strict, PathPattern loose) {}

    /// The path; empty, with a note that says why, when no route can have it.
    static Optional<Paths> of(Operation operation, List<Note> notes) {
        return new RoutePath(operation, notes).read();
    }

    private Optional<Paths> read() {
        List<List<Part>> segments = operation.template().segments();
        List<Segment> strict = new ArrayList<>();
        List<Segment> loose = new ArrayList<>();
        for (int i = 0; i < segments.size(); i++) {
            Optional<Segment> segment = segment(segments.get(i), i == segments.size() - 1);
            if (segment.isEmpty()) {
                return Optional.empty();
            }
            strict.add(segment.get());
            boolean whole = segments.get(i).size() == 1;
            loose.add(
                    whole && segment.get() instanceof Parameter(String name, var regex)
                            ? new Parameter(name, Optional.empty())
                            : segment.get());
        }
        Paths paths = new Paths(new PathPattern(strict), new PathPattern(loose));
        if (strict.size() > CanonicalPath.MAX_SEGMENTS
                || paths.strict().toString().length() > LONGEST) {
            return leftOut("the path is longer than a route's can be");
        }
        return Optional.of(paths);
    }

    private Optional<Segment> segment(List<Part> parts, boolean last) {
        if (parts.isEmpty()) {
            return Optional.of(new Literal(""));
        }
        if (parts.size() == 1) {
            return switch (parts.getFirst()) {
                case Text(String text) -> literal(text, last);
                case Hole(String name) -> parameter(name, last);
            };
        }
        return mixed(parts);
    }

    private Optional<Segment> literal(String text, boolean last) {
        if (last && text.equals("**")) {
            note("\"**\" is taken to mean the rest of the path");
            return Optional.of(new Rest(name("rest"), Optional.empty()));
        }
        Optional<String> canonical = canonical(text);
        return canonical.isEmpty()
                ? leftOut(Quoted.text(text) + " cannot stand in a path")
                : Optional.of(new Literal(canonical.get()));
    }

    private Optional<Segment> parameter(String written, boolean last) {
        if (written.indexOf('=') >= 0) {
            return leftOut("{" + written + "} is a template of its own, which no route has");
        }
        if (written.endsWith("+") || written.endsWith("*")) {
            if (!last) {
                return leftOut("{" + written + "} takes the rest of a path, but does not stand last");
            }
            note("{" + written + "} is taken to mean the rest of the path");
            Optional<LinearRegex> some = written.endsWith("+") ? LinearRegex.parse(ANY) : Optional.empty();
            return Optional.of(new Rest(name(written.substring(0, written.length() - 1)), some));
        }
        String name = name(written);
        return Optional.of(new Parameter(name, constraint(written).flatMap(LinearRegex::parse)));
    }

    private Optional<String> constraint(String name) {
        return Optional.ofNullable(operation.parameters().get(name))
                .flatMap(parameter -> Constraint.of(parameter, notes));
    }

    /// Text and parameters in one segment: `{id}.pdf` becomes `{id:.+\.pdf}`.
    private Optional<Segment> mixed(List<Part> parts) {
        StringBuilder regex = new StringBuilder();
        StringBuilder joined = new StringBuilder();
        for (Part part : parts) {
            switch (part) {
                case Text(String text) -> {
                    Optional<String> canonical = canonical(text);
                    if (canonical.isEmpty()) {
                        return leftOut(Quoted.text(text) + " cannot stand in a path");
                    }
                    regex.append(SegmentRegex.exactly(canonical.get()));
                }
                case Hole(String written) -> {
                    joined.append(joined.isEmpty() ? "" : "_").append(written);
                    regex.append(constraint(written).orElse(ANY));
                }
            }
        }
        if (!SegmentRegex.usable(regex.toString())) {
            return leftOut("a segment of text and parameters needs an expression longer than a route's can be");
        }
        String name = name(joined.toString());
        note("a parameter takes a whole segment: {" + name + "} holds the text around it too");
        return Optional.of(new Parameter(name, LinearRegex.parse(regex.toString())));
    }

    /// A name that routes take and that is not yet in the path.
    private String name(String written) {
        String plain = written.replaceAll("[^A-Za-z0-9_]", "_").replaceAll("^(?=[^A-Za-z])", "p");
        String start = plain.isEmpty() ? "p" : plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
        String name = start;
        for (int i = 2; !names.add(name); i++) {
            String end = "_" + i;
            name = start.substring(0, Math.min(start.length(), LONGEST_NAME - end.length())) + end;
        }
        if (!name.equals(written) && !written.matches("[A-Za-z0-9_]+[+*]?|rest")) {
            note("the parameter " + Quoted.text(written) + " is called " + name + " here");
        }
        return name;
    }

    /// `text` as it stands in a canonical path; empty when it cannot.
    private static Optional<String> canonical(String text) {
        StringBuilder encoded = new StringBuilder("/");
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xFF);
            boolean plain = c == '%' || (c < 128 && CanonicalPath.read("/x" + c) instanceof CanonicalPath.Canonical);
            encoded.append(plain ? String.valueOf(c) : "%%%02X".formatted((int) c));
        }
        return CanonicalPath.read(encoded.toString()) instanceof CanonicalPath.Canonical path
                        && path.size() == 1
                        && !path.segment(0).isEmpty()
                ? Optional.of(path.segment(0))
                : Optional.empty();
    }

    private void note(String message) {
        notes.add(Note.at(operation.at(), message));
    }

    private <T> Optional<T> leftOut(String reason) {
        note("left out: " + reason);
        return Optional.empty();
    }
}
