package dev.postern.gateway.upstream;

import dev.postern.config.table.UpstreamTable.Target;
import dev.postern.config.value.TargetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Weighted round robin over an upstream's targets, evenly spread: 3:1 gives a a b a, never a a a b.
///
/// The order is laid out once, so a choice is one atomic increment; shared by all event loops. The
/// layout holds at most 1,000 entries: beyond that, weights are rounded, never to nothing.
final class Balancer {
    private static final int MOST_ENTRIES = 1_000;

    private final List<TargetAddress> order;
    private final AtomicInteger next = new AtomicInteger();

    Balancer(List<Target> targets) {
        this.order = List.copyOf(layOut(targets));
    }

    TargetAddress next() {
        return order.get(Math.floorMod(next.getAndIncrement(), order.size()));
    }

    /// The smooth order of nginx: each turn all gain their weight, the richest goes and pays the sum.
    private static List<TargetAddress> layOut(List<Target> targets) {
        int[] weights = scaled(targets);
        int sum = 0;
        for (int weight : weights) {
            sum += weight;
        }
        int[] credit = new int[weights.length];
        List<TargetAddress> order = new ArrayList<>(sum);
        for (int turn = 0; turn < sum; turn++) {
            int richest = 0;
            for (int i = 0; i < weights.length; i++) {
                credit[i] += weights[i];
                richest = credit[i] > credit[richest] ? i : richest;
            }
            credit[richest] -= sum;
            order.add(targets.get(richest).address());
        }
        return order;
    }

    private static int[] scaled(List<Target> targets) {
        int divisor = 0;
        int sum = 0;
        for (Target target : targets) {
            divisor = greatestCommonDivisor(target.weight(), divisor);
            sum += target.weight();
        }
        double shrink = Math.max(1.0, (double) sum / divisor / MOST_ENTRIES);
        int[] weights = new int[targets.size()];
        for (int i = 0; i < weights.length; i++) {
            int reduced = targets.get(i).weight() / divisor;
            weights[i] = Math.max(1, (int) Math.round(reduced / shrink));
        }
        return weights;
    }

    private static int greatestCommonDivisor(int a, int b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }
}
