package dev.postern.bench.report;

import java.util.OptionalDouble;

/// A ratio that the design wants.
///
/// @param subject   the name of a subject
/// @param reference the name of the one beside it
/// @param least     below this it is missed
/// @param wanted    better still, where the design names it
public record Goal(String subject, String reference, double least, OptionalDouble wanted) {
    /// How far a ratio gets.
    public enum Verdict {
        MISS,
        PASS,
        WANTED
    }

    public Verdict judge(double ratio) {
        if (ratio < least) {
            return Verdict.MISS;
        }
        return wanted.isPresent() && ratio >= wanted.getAsDouble() ? Verdict.WANTED : Verdict.PASS;
    }
}
