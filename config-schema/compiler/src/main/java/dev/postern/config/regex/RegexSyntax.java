package dev.postern.config.regex;

/// Reads an expression of the syntax that paths may use.
///
/// | written | takes |
/// |---|---|
/// | `a`, `\.` | that character; punctuation is escaped with a backslash |
/// | `.` | any character |
/// | `[a-z0-9_]`, `[^/]` | one of the set, or none of it |
/// | `\d` `\w` `\s` `\D` `\W` `\S` | the ASCII classes, also inside a set |
/// | `(ab)`, `(?:ab)` | a group; nothing is captured |
/// | `a\|b` | either |
/// | `*` `+` `?` `{2}` `{2,}` `{2,5}` | repeats, of at most 100 |
///
/// The expression always has to match the whole text. With its repeats written out it may be 400
/// characters long. Characters are ASCII, since a canonical path is.
public sealed interface RegexSyntax {
    /// The largest number in a repeat.
    int MOST_REPEATS = 100;
    /// The longest expression with its repeats written out.
    int LONGEST = 400;

    /// @param root the expression as a tree
    record Understood(RegexNode root) implements RegexSyntax {}

    /// @param from   where in the expression the fault begins
    /// @param to     where it ends
    /// @param reason what is wrong, in words that follow the expression
    /// @param fix    what to write instead
    record Refused(int from, int to, String reason, String fix) implements RegexSyntax {}

    /// Reads `expression`; never throws for what it says.
    static RegexSyntax read(String expression) {
        return new RegexParser(expression).read();
    }
}
