package dev.postern.config.regex;

import dk.brics.automaton.Automaton;
import dk.brics.automaton.State;
import dk.brics.automaton.Transition;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Several automata side by side with their states numbered, walked as one.
final class Machine {
    private final List<State> states = new ArrayList<>();
    private final Map<State, Integer> numbers = new HashMap<>();
    private final BitSet initial = new BitSet();
    private final BitSet accepting = new BitSet();

    private Machine() {}

    /// Takes what any of `automata` takes; nothing when there are none.
    static Machine of(List<Automaton> automata) {
        Machine machine = new Machine();
        for (Automaton automaton : automata) {
            // Asking for the initial state first writes out an automaton that is kept as one string.
            State first = automaton.getInitialState();
            for (State state : automaton.getStates()) {
                machine.numbers.put(state, machine.states.size());
                if (state.isAccept()) {
                    machine.accepting.set(machine.states.size());
                }
                machine.states.add(state);
            }
            machine.initial.set(machine.number(first));
        }
        return machine;
    }

    /// How many states there are.
    int size() {
        return states.size();
    }

    BitSet initial() {
        return (BitSet) initial.clone();
    }

    boolean accepts(BitSet at) {
        return at.intersects(accepting);
    }

    BitSet step(BitSet at, char letter) {
        BitSet next = new BitSet();
        for (int i = at.nextSetBit(0); i >= 0; i = at.nextSetBit(i + 1)) {
            for (Transition transition : states.get(i).getTransitions()) {
                if (transition.getMin() <= letter && letter <= transition.getMax()) {
                    next.set(number(transition.getDest()));
                }
            }
        }
        return next;
    }

    /// Adds where the runs of letters that are treated alike begin and end.
    void bounds(BitSet at, Collection<Integer> bounds) {
        for (int i = at.nextSetBit(0); i >= 0; i = at.nextSetBit(i + 1)) {
            for (Transition transition : states.get(i).getTransitions()) {
                bounds.add((int) transition.getMin());
                bounds.add(transition.getMax() + 1);
            }
        }
    }

    private int number(State state) {
        Integer number = numbers.get(state);
        if (number == null) {
            throw new IllegalStateException("state: " + state + " (expected: of this machine)");
        }
        return number;
    }
}
