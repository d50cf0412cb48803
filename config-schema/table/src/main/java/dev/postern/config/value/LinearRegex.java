package dev.postern.config.value;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;

/// A regular expression that matches in time linear in the text, whatever a client sends (RE2/J).
///
/// Two are equal when their sources are.
public final class LinearRegex {
    /// The longest source.
    public static final int MOST_LENGTH = 1_000;

    private static final int MOST_SIZE = 5_000;

    private final String source;
    private final Pattern pattern;

    private LinearRegex(String source, Pattern pattern) {
        this.source = source;
        this.pattern = pattern;
    }

    /// Compiles `source`; answers empty, rather than throws, when RE2 cannot (back-references, look-around).
    ///
    /// Empty too for more than [#MOST_LENGTH] characters, for counted repetitions that come to more than
    /// 5,000 steps when written out (`(a{1000}){1000}`), and for `\Q`: compiling takes memory, and
    /// matching time, in proportion.
    ///
    /// @see <a href="https://github.com/google/re2/wiki/Syntax">RE2 syntax</a>
    public static Optional<LinearRegex> parse(String source) {
        if (source.length() > MOST_LENGTH || RegexSize.of(source) > MOST_SIZE) {
            return Optional.empty();
        }
        try {
            return Optional.of(new LinearRegex(source, Pattern.compile(source)));
        } catch (PatternSyntaxException notLinear) {
            return Optional.empty();
        }
    }

    /// Whether the whole of `text` matches; safe on the event loop.
    public boolean matches(String text) {
        return pattern.matches(text);
    }

    /// The expression as it was written.
    public String source() {
        return source;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LinearRegex regex && source.equals(regex.source);
    }

    @Override
    public int hashCode() {
        return source.hashCode();
    }

    @Override
    public String toString() {
        return source;
    }
}
