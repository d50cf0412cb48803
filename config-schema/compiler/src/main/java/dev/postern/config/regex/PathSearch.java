package dev.postern.config.regex;

import dk.brics.automaton.Automaton;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Looks for a path that some routes all take and others do not.
///
/// All automata are walked at once, breadth first, over sets of their states: so nothing is made
/// deterministic beyond what the walk meets, and a bound on the steps bounds time and memory for every
/// expression that an author can write.
public final class PathSearch {
    /// A few hundred milliseconds at worst; ordinary routes need some hundred steps.
    private static final int MOST_STEPS = 400_000;

    /// @param letter the last one of the way here
    private record Place(List<BitSet> states, @Nullable Place before, char letter) {}

    private final List<Machine> all;
    private final Machine none;
    private final Work work;
    private int steps;

    private PathSearch(List<Machine> all, Machine none, Work work) {
        this.all = all;
        this.none = none;
        this.work = work;
    }

    /// A path that each of `all` takes and none of `none`.
    ///
    /// @param all  at least one
    /// @param work what this and other searches may do together
    public static PathExample find(List<RouteLanguage> all, List<RouteLanguage> none, Work work) {
        List<Machine> machines = all.stream()
                .map(language -> Machine.of(List.of(language.paths())))
                .toList();
        List<Automaton> refusing = none.stream().map(RouteLanguage::paths).toList();
        Machine machine = Machine.of(refusing);
        return work.spend(machine.size()) ? new PathSearch(machines, machine, work).run() : new PathExample.Unknown();
    }

    private PathExample run() {
        List<BitSet> start = new ArrayList<>();
        all.forEach(machine -> start.add(machine.initial()));
        start.add(none.initial());
        ArrayDeque<Place> open = new ArrayDeque<>();
        Set<List<BitSet>> seen = new HashSet<>();
        open.add(new Place(start, null, '/'));
        seen.add(start);
        while (!open.isEmpty()) {
            Place place = open.remove();
            if (accepts(place.states())) {
                return new PathExample.Found(text(place));
            }
            for (char letter : letters(place.states())) {
                List<BitSet> next = next(place.states(), letter);
                if (!next.isEmpty() && seen.add(next)) {
                    open.add(new Place(next, place, letter));
                }
                if (steps > MOST_STEPS || !work.spend(0)) {
                    return new PathExample.Unknown();
                }
            }
        }
        return new PathExample.None();
    }

    private void count(BitSet states) {
        int some = states.cardinality();
        steps += some;
        work.spend(some);
    }

    private boolean accepts(List<BitSet> states) {
        for (int i = 0; i < all.size(); i++) {
            if (!all.get(i).accepts(states.get(i))) {
                return false;
            }
        }
        return !none.accepts(states.getLast());
    }

    /// Where `letter` leads; empty where one of `all` takes nothing any more.
    private List<BitSet> next(List<BitSet> states, char letter) {
        List<BitSet> next = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            count(states.get(i));
            BitSet reached = all.get(i).step(states.get(i), letter);
            if (reached.isEmpty()) {
                return List.of();
            }
            next.add(reached);
        }
        count(states.getLast());
        next.add(none.step(states.getLast(), letter));
        return next;
    }

    /// One letter for each run of letters that all machines treat alike, the readable ones first.
    private List<Character> letters(List<BitSet> states) {
        TreeSet<Integer> bounds = new TreeSet<>();
        for (int i = 0; i < all.size(); i++) {
            all.get(i).bounds(states.get(i), bounds);
        }
        none.bounds(states.getLast(), bounds);
        List<Character> letters = new ArrayList<>();
        Integer from = null;
        for (Integer to : bounds) {
            if (from != null) {
                letters.add(readable(from, to));
            }
            from = to;
        }
        letters.sort(Comparator.comparingInt(PathSearch::oddity).thenComparing(Comparator.naturalOrder()));
        return letters;
    }

    private static char readable(int from, int to) {
        if (from <= 'x' && 'x' < to) {
            return 'x';
        }
        for (char first : new char[] {'a', '1', 'A'}) {
            if (from <= first && first < to) {
                return first;
            }
        }
        return (char) from;
    }

    private static int oddity(char letter) {
        if (letter == 'x') {
            return 0;
        }
        if (letter >= 'a' && letter <= 'z') {
            return 1;
        }
        return Character.isLetterOrDigit(letter) ? 2 : letter == '/' ? 3 : letter == '%' ? 5 : 4;
    }

    private static String text(Place last) {
        StringBuilder text = new StringBuilder();
        for (Place place = last; place.before() != null; place = place.before()) {
            text.append(place.letter());
        }
        return text.reverse().toString();
    }
}
