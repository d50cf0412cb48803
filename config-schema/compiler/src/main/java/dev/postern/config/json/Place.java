package dev.postern.config.json;

import dev.postern.config.source.Problem;
import dev.postern.config.source.ProblemCode;
import dev.postern.config.source.SourceFile;
import dev.postern.config.source.SourcePosition;
import java.util.Optional;

/// Where a value stands: cheap to keep beside it, as line and column are only counted when asked for.
///
/// @param path  the value's path in its file
/// @param start the offset of its first character
/// @param end   the offset after its last one; an object or array is marked by its opening bracket alone
public record Place(SourceFile file, JsonPath path, int start, int end) {
    public SourcePosition position() {
        return file.position(start, end);
    }

    /// A part of the text of a string that stands here, in UTF-16 units of its value.
    ///
    /// Exact unless the string holds escapes; then the whole string is meant.
    public Place within(int from, int to) {
        boolean escaped = file.text().substring(start, end).indexOf('\\') >= 0;
        return escaped ? this : new Place(file, path, start + 1 + from, start + 1 + Math.max(to, from + 1));
    }

    public Problem problem(ProblemCode code, String message) {
        return new Problem(code, position(), path.toString(), message, Optional.empty());
    }

    public Problem problem(ProblemCode code, String message, String fix) {
        return new Problem(code, position(), path.toString(), message, Optional.of(fix));
    }

    /// `file:line:column`, for pointing at this place from the message of another.
    public String reference() {
        SourcePosition at = position();
        return at.file() + ":" + at.line() + ":" + at.column();
    }
}
