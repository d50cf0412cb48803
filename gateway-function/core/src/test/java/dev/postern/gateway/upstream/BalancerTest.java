package dev.postern.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.table.UpstreamTable.Target;
import dev.postern.config.value.TargetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BalancerTest {
    @ParameterizedTest(name = "weights {0} are served in the order {1}")
    @CsvSource({
        "'1',     aaaaaaaa",
        "'1,1',   abababab",
        "'3,1',   aabaaaba", // spread, never a a a b at the end
        "'30,10', aabaaaba", // only the ratio counts
        "'5,1,1', aabacaaa",
    })
    void spreadsTargetsEvenlyByWeight(String weights, String order) {
        Balancer balancer = new Balancer(targets(weights));
        String served = IntStream.range(0, order.length())
                .mapToObj(turn -> balancer.next().host())
                .collect(Collectors.joining());
        assertThat(served).isEqualTo(order);
    }

    @Test
    void theLayoutIsBoundedAndForgetsNoTarget() {
        Balancer balancer = new Balancer(targets("1000,999,1"));
        List<String> served = IntStream.range(0, 1_002)
                .mapToObj(turn -> balancer.next().host())
                .toList();
        assertThat(served).contains("a", "b", "c");
        assertThat(served.stream().filter("c"::equals).count()).isLessThan(3);
    }

    private static List<Target> targets(String weights) {
        List<Target> targets = new ArrayList<>();
        for (String weight : Arrays.asList(weights.split(",", -1))) {
            String name = Character.toString('a' + targets.size());
            targets.add(new Target(new TargetAddress(name, 80), Integer.parseInt(weight)));
        }
        return targets;
    }
}
