package dev.postern.bench.measure;

import java.util.ArrayList;
import java.util.List;

/// Tells from its rounds whether a subject is warm: the last two differ by less than 5 %.
public final class Warmth {
    /// Two rounds closer than this are as good as equal.
    public static final double STEP = 0.05;

    /// Two slow rounds in a row may be alike before the compiler has had its turn.
    private static final int FEWEST_ROUNDS = 3;

    private final List<Double> figures = new ArrayList<>();

    /// Adds a round's requests a second.
    public void add(double requestsPerSecond) {
        figures.add(requestsPerSecond);
    }

    public boolean isWarm() {
        return figures.size() >= FEWEST_ROUNDS && isWarm(lastStep());
    }

    static boolean isWarm(double lastStep) {
        return lastStep < STEP;
    }

    /// How far the last two rounds lie apart, as a share of the larger; 1 while there are no two.
    public double lastStep() {
        if (figures.size() < 2) {
            return 1;
        }
        double last = figures.getLast();
        double before = figures.get(figures.size() - 2);
        double larger = Math.max(last, before);
        return larger == 0 ? 1 : Math.abs(last - before) / larger;
    }
}
