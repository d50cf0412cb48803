package dev.postern.config.bind;

import dev.postern.config.match.CanonicalPath;
import dev.postern.config.model.Located;
import dev.postern.config.regex.RegexSyntax;
import dev.postern.config.source.Problem;
import dev.postern.config.source.ProblemCode;
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
import java.util.regex.Pattern;

/// Reads one path: literals, `{name}`, `{name:regex}`, `{name*}` and `{name*:regex}` between slashes.
final class PathReader {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");

    /// The schema tells of longer ones.
    private static final int LONGEST = 2_048;

    private final Located<String> written;
    private final String text;
    private final List<Problem> problems;
    private final List<Segment> segments = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private boolean faulty;

    private PathReader(Located<String> written, List<Problem> problems) {
        this.written = written;
        this.text = written.value();
        this.problems = problems;
    }

    /// Reads a path, or adds what is wrong with it to `problems`.
    static Optional<Located<PathPattern>> read(Located<String> written, List<Problem> problems) {
        return new PathReader(written, problems).read();
    }

    /// As [#read], but takes literals only, and no slash at the end of more than `/`.
    static Optional<Located<PathPattern>> readBase(Located<String> written, List<Problem> problems) {
        String text = written.value();
        String bare = text.replaceFirst("^/*", "/").replaceFirst("(?<=.)/+$", "");
        Optional<Problem> fault = Optional.empty();
        if (text.indexOf('{') >= 0 || text.indexOf('}') >= 0) {
            fault = Optional.of(base(written, "a base path has no parameters", "move them to the routes' paths"));
        } else if (!text.startsWith("/")) {
            String message = Quoted.text(text) + " does not begin with a slash";
            fault = Optional.of(base(written, message, "write " + Quoted.text(bare)));
        } else if (text.endsWith("/") && text.length() > 1) {
            String message = "a base path does not end with a slash";
            fault = Optional.of(base(written, message, "write " + Quoted.text(bare)));
        }
        fault.ifPresent(problems::add);
        return fault.isPresent() ? Optional.empty() : read(written, problems);
    }

    private static Problem base(Located<String> written, String message, String fix) {
        return written.at().problem(ProblemCode.PATH, message, fix);
    }

    private Optional<Located<PathPattern>> read() {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        if (!text.startsWith("/")) {
            String message = Quoted.text(text) + " does not begin with a slash";
            problems.add(written.at().problem(ProblemCode.PATH, message, "write " + Quoted.text("/" + text)));
            return Optional.empty();
        }
        for (int next = 1; next <= text.length() && text.length() > 1; ) {
            next = readSegment(next) + 1;
        }
        if (segments.size() > CanonicalPath.MAX_SEGMENTS) {
            refuse(
                    0,
                    text.length(),
                    "the path has more than " + CanonicalPath.MAX_SEGMENTS + " segments",
                    "shorten it");
        }
        return faulty ? Optional.empty() : Optional.of(new Located<>(new PathPattern(segments), written.at()));
    }

    /// Reads the segment that begins at `start` and answers where its slash, or the text's end, is.
    private int readSegment(int start) {
        if (!text.startsWith("{", start)) {
            int slash = text.indexOf('/', start);
            int end = slash < 0 ? text.length() : slash;
            readLiteral(start, end);
            return end;
        }
        int close = closingBrace(start);
        if (close < 0) {
            readUnclosed(start);
            return text.length();
        }
        int slash = text.indexOf('/', close);
        int end = slash < 0 ? text.length() : slash;
        if (end > close + 1) {
            refuse(start, end, "a parameter takes a whole segment", "write a regex, as in {name:[0-9]+[.]json}");
        } else if (end < text.length() && isRest(start, close)) {
            refuse(start, close + 1, "the rest of a path can only stand last", "leave out what follows it");
        } else {
            readParameter(start, close);
        }
        return end;
    }

    /// A brace may be missing, or the expression may have swallowed it, as in `{id:[a}`.
    private void readUnclosed(int open) {
        int last = text.lastIndexOf('}');
        if (last > open) {
            readParameter(open, last);
        }
        if (!faulty) {
            refuse(open, text.length(), "the parameter does not end", "write } at its end");
        }
    }

    private boolean isRest(int open, int close) {
        int colon = text.indexOf(':', open);
        int end = colon < 0 || colon > close ? close : colon;
        return text.charAt(end - 1) == '*';
    }

    private void readLiteral(int start, int end) {
        String literal = text.substring(start, end);
        if (literal.isEmpty() && end < text.length()) {
            refuse(start, end + 1, "two slashes in a row", "write one");
        } else if (literal.indexOf('{') >= 0 || literal.indexOf('}') >= 0) {
            refuse(start, end, "a parameter takes a whole segment", "put it between two slashes");
        } else if (literal.indexOf('?') >= 0 || literal.indexOf('#') >= 0) {
            refuse(start, end, "a path has no query and no fragment", "leave it out");
        } else if (literal.isEmpty()) {
            segments.add(new Literal(""));
        } else {
            readCanonical(start, end, literal);
        }
    }

    private void readCanonical(int start, int end, String literal) {
        switch (CanonicalPath.read("/" + literal)) {
            case CanonicalPath.Malformed(String reason) ->
                refuse(start, end, Quoted.text(literal) + ": " + reason, encoded(literal));
            case CanonicalPath.Canonical path
            when path.text().equals("/" + literal) -> segments.add(new Literal(literal));
            case CanonicalPath.Canonical path -> {
                String canonical = path.text().substring(1);
                String fix = canonical.isEmpty() ? "leave it out" : "write " + Quoted.text(canonical);
                refuse(start, end, Quoted.text(literal) + " is not in canonical form, so it would never match", fix);
            }
        }
    }

    /// How the author of `literal` could have written it.
    private static String encoded(String literal) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : literal.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = octet >= 0 && CanonicalPath.read("/x" + (char) octet) instanceof CanonicalPath.Canonical;
            encoded.append(plain || octet == '%' ? "" + (char) octet : "%%%02X".formatted(octet));
        }
        boolean fine = CanonicalPath.read("/" + encoded) instanceof CanonicalPath.Canonical;
        return fine ? "write " + Quoted.text(encoded.toString()) : "leave it out";
    }

    private void readParameter(int open, int close) {
        String inside = text.substring(open + 1, close);
        int colon = inside.indexOf(':');
        String head = colon < 0 ? inside : inside.substring(0, colon);
        boolean rest = head.endsWith("*");
        String name = rest ? head.substring(0, head.length() - 1) : head;
        if (!NAME.matcher(name).matches()) {
            String message = Quoted.text(name) + " is not a parameter's name";
            refuse(open, close + 1, message, "write letters, digits and _, beginning with a letter");
            return;
        }
        if (!names.add(name)) {
            refuse(open, close + 1, "the parameter " + Quoted.text(name) + " is already in the path", "rename one");
            return;
        }
        Optional<LinearRegex> regex =
                colon < 0 ? Optional.empty() : readRegex(inside.substring(colon + 1), open + 2 + colon);
        segments.add(rest ? new Rest(name, regex) : new Parameter(name, regex));
    }

    private Optional<LinearRegex> readRegex(String expression, int start) {
        if (expression.isEmpty()) {
            refuseRegex(start - 1, start, "the expression is empty", "leave out the colon, or write one");
            return Optional.empty();
        }
        if (RegexSyntax.read(expression) instanceof RegexSyntax.Refused(int from, int to, String reason, String fix)) {
            refuseRegex(start + from, start + to, "the expression " + Quoted.text(expression) + " " + reason, fix);
            return Optional.empty();
        }
        Optional<LinearRegex> regex = LinearRegex.parse(expression);
        if (regex.isEmpty()) {
            String message = "the expression " + Quoted.text(expression) + " cannot be matched in linear time";
            refuseRegex(start, start + expression.length(), message, "see the RE2 syntax");
        }
        return regex;
    }

    /// Where the brace at `open` closes; braces in sets, escapes and repeats are the expression's own.
    private int closingBrace(int open) {
        int depth = 0;
        boolean inSet = false;
        for (int i = open; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (inSet) {
                inSet = c != ']';
            } else if (c == '[') {
                inSet = true;
            } else if (c == '{') {
                depth++;
            } else if (c == '}' && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private void refuse(int from, int to, String message, String fix) {
        faulty = true;
        problems.add(written.at().within(from, to).problem(ProblemCode.PATH, message, fix));
    }

    private void refuseRegex(int from, int to, String message, String fix) {
        faulty = true;
        problems.add(written.at().within(from, to).problem(ProblemCode.REGEX, message, fix));
    }
}
