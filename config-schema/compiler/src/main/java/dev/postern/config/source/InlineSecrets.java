package dev.postern.config.source;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Secrets that stand in config files, where they have no place.
public final class InlineSecrets {
    private static final String FIX = "take it out and replace it where it is used, since git keeps it;"
            + " a header of an upstream takes {\"secret\": \"<name>\"}";

    /// How much of a secret must be repeated to be taken for it.
    private static final int TELLING = 8;

    private InlineSecrets() {}

    /// One problem for each text of the file that looks like a secret.
    public static List<Problem> check(SourceFile file) {
        return file.secrets().stream()
                .filter(InlineSecret::isProven)
                .map(secret -> problem(file, secret))
                .toList();
    }

    private static Problem problem(SourceFile file, InlineSecret secret) {
        String shown = secret.shown() == 0 ? "" : " (" + secret.masked(file.text()) + ")";
        return new Problem(
                ProblemCode.INLINE_SECRET,
                file.position(secret.start(), secret.end()),
                "",
                "this looks like " + secret.what() + shown,
                Optional.of(FIX));
    }

    /// The same problem without any secret of the file in its words, whoever put it there.
    ///
    /// @param file that the problem stands in
    public static Problem withoutSecrets(Problem problem, SourceFile file) {
        if (file.secrets().isEmpty() || problem.code() == ProblemCode.INLINE_SECRET) {
            return problem;
        }
        return new Problem(
                problem.code(),
                problem.at(),
                masked(problem.path(), file),
                masked(problem.message(), file),
                problem.fix().map(fix -> masked(fix, file)),
                problem.witness());
    }

    private static String masked(String text, SourceFile file) {
        String masked = text;
        for (InlineSecret secret : file.secrets()) {
            String value = file.text().substring(secret.start(), secret.end());
            if (!secret.isProven()) {
                // It may be a word that others say too; what was quoted is masked already.
                masked = value.length() < TELLING ? masked : masked.replace(value, secret.masked(file.text()));
                continue;
            }
            String begin = value.substring(0, Math.min(TELLING, value.length()));
            if (masked.contains(begin)) {
                masked = Pattern.compile(Pattern.quote(begin) + "[^\"\\s…]*")
                        .matcher(masked)
                        .replaceAll(Matcher.quoteReplacement(secret.masked(file.text())));
            }
        }
        return masked;
    }
}
