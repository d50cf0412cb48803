package dev.postern.gateway.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.postern.config.value.TenantId;
import dev.postern.gateway.token.Token;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RevocationCostTest {
    private static final TenantId ACME = new TenantId("acme");
    private static final int ROUNDS = 200_000;
    private static final int TOKENS = 1_024;
    /// Far above what is measured, for slow machines under a coverage agent.
    private static final long MOST_NANOS = 5_000;

    @Test
    void aCheckAmong20000CostsLittleAndAllocatesNothing() {
        RevocationIndex index = new RevocationIndex();
        Optional<Instant> end = Optional.of(Instant.MAX.minusSeconds(3_600));
        index.addAll(IntStream.range(0, Revocations.MOST_OF_A_TENANT)
                .mapToObj(n -> new Revocation(new UUID(7, n), ACME, revoked(n), end))
                .toList());
        Revocations revocations = new Revocations(InstantSource.system());
        revocations.use(index);
        List<Token> tokens = IntStream.range(0, TOKENS)
                .mapToObj(n -> Tokens.token("id", "j-" + n, "s-" + n, "u-" + n, Optional.of(0L)))
                .toList();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long nanos = Long.MAX_VALUE;
        long allocated = Long.MAX_VALUE;
        int free = 0;
        for (int attempt = 0; attempt < 20; attempt++) {
            long bytesBefore = threads.getCurrentThreadAllocatedBytes();
            long before = System.nanoTime();
            for (int i = 0; i < ROUNDS; i++) {
                if (revocations.check(ACME, tokens.get(i % TOKENS)) == RevocationAnswer.NOT_REVOKED) {
                    free++;
                }
            }
            nanos = Math.min(nanos, (System.nanoTime() - before) / ROUNDS);
            allocated = Math.min(allocated, threads.getCurrentThreadAllocatedBytes() - bytesBefore);
        }
        System.out.printf("a token that is not revoked is checked among %d in %d ns%n", index.size(), nanos);
        assertThat(free).isEqualTo(20 * ROUNDS);
        assertThat(nanos).isLessThan(MOST_NANOS);
        assertThat(allocated / ROUNDS).isZero();
    }

    private static Revoked revoked(int n) {
        return switch (n % 3) {
            case 0 -> new Revoked.ById("id", "revoked-j-" + n);
            case 1 -> new Revoked.BySession("id", "revoked-s-" + n);
            default -> new Revoked.BySubject("id", "revoked-u-" + n, Optional.empty());
        };
    }
}
