package dev.postern.bench.measure;

import java.util.List;

/// The middle of several figures, and how far they lie apart.
///
/// @param value  the middle one; of an even number, the mean of the two in the middle
/// @param spread largest less smallest, as a share of the middle
public record Median(double value, double spread) {
    /// @param figures at least one
    public static Median of(List<Double> figures) {
        if (figures.isEmpty()) {
            throw new IllegalArgumentException("figures: [] (expected: at least one)");
        }
        List<Double> sorted = figures.stream().sorted().toList();
        int middle = sorted.size() / 2;
        double value = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        double span = sorted.getLast() - sorted.getFirst();
        return new Median(value, value == 0 ? 0 : span / value);
    }
}
