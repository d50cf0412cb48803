package dev.postern.gateway.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.postern.config.value.TenantId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A read of which nobody knows whether it ends; time is over when the test says so.
@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TimedSecretsTest {
    private static final TenantId ACME = new TenantId("acme");
    private static final TenantId GLOBEX = new TenantId("globex");
    private static final int MOST = 3;
    private static final TimedSecrets.Waiting REAL = Condition::awaitNanos;

    private final CountDownLatch mount = new CountDownLatch(1);
    private volatile CountDownLatch slow = new CountDownLatch(0);
    private final Queue<TenantId> begun = new ConcurrentLinkedQueue<>();
    private TimedSecrets.Waiting time = TimedSecretsTest::standsStill;
    private final TimedSecrets secrets =
            new TimedSecrets(this::answer, MOST, Duration.ofSeconds(2), (changed, nanos) -> time.await(changed, nanos));

    @AfterEach
    void mountAnswers() {
        mount.countDown();
    }

    /// Secrets named `hangs` answer only when the mount does.
    private SecretRead answer(TenantId tenant, String name) {
        begun.add(tenant);
        if (name.equals("broken")) {
            throw new IllegalArgumentException("a bug");
        }
        if (name.equals("hangs") || name.equals("slow")) {
            try {
                (name.equals("slow") ? slow : mount).await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        }
        return found();
    }

    private static SecretRead found() {
        return new SecretRead.Found(new SecretValue("s"));
    }

    private static long standsStill(Condition changed, long nanos) throws InterruptedException {
        REAL.await(changed, Long.MAX_VALUE);
        return nanos;
    }

    private SecretRead readUntilTimeIsOver(TenantId tenant) {
        time = (changed, nanos) -> 0;
        SecretRead read = secrets.read(tenant, "hangs");
        time = TimedSecretsTest::standsStill;
        return read;
    }

    @Test
    void aReadThatIsLateIsUnreadableAndItsTenantBeginsNoOther() {
        assertThat(readUntilTimeIsOver(ACME))
                .isEqualTo(new SecretRead.Unreadable("reading it has not ended after 2000 ms"));
        for (int swap = 0; swap < 100; swap++) {
            assertThat(secrets.read(ACME, "token"))
                    .isEqualTo(new SecretRead.Unreadable("an earlier read of this tenant's secrets has not ended"));
        }
        assertThat(secrets.read(GLOBEX, "token")).isEqualTo(found());
        await().untilAsserted(() -> assertThat(begun).containsExactlyInAnyOrder(ACME, GLOBEX));
        mount.countDown();
        await().untilAsserted(() -> assertThat(secrets.read(ACME, "token")).isEqualTo(found()));
    }

    @Test
    void whereAllReadsAreLateOthersFailAtOnceWithoutAThread() {
        for (int i = 0; i < MOST; i++) {
            readUntilTimeIsOver(new TenantId("tenant-" + i));
        }
        await().until(() -> begun.size() == MOST);
        // Time stands still: whatever waited here would wait for good.
        IntStream.range(0, 100)
                .forEach(i -> assertThat(secrets.read(new TenantId("other-" + i), "token"))
                        .isEqualTo(new SecretRead.Unreadable("3 other reads of secrets have not ended")));
        assertThat(begun).hasSize(MOST);
        mount.countDown();
        await().untilAsserted(() -> assertThat(secrets.read(GLOBEX, "token")).isEqualTo(found()));
    }

    @Test
    void aReadWaitsForItsTurnWhileTheOthersMayStillAnswer() throws InterruptedException {
        Thread[] busy = IntStream.range(0, MOST)
                .mapToObj(i -> Thread.ofVirtual().start(() -> secrets.read(new TenantId("tenant-" + i), "hangs")))
                .toArray(Thread[]::new);
        await().until(() -> begun.size() == MOST);
        time = (changed, nanos) -> {
            mount.countDown();
            return standsStill(changed, nanos);
        };
        assertThat(secrets.read(GLOBEX, "token")).isEqualTo(found());
        for (Thread thread : busy) {
            thread.join();
        }
    }

    @Test
    void aReadWhoseTurnDoesNotComeInTimeIsUnreadable() {
        Thread.ofVirtual().start(() -> secrets.read(ACME, "hangs"));
        await().until(() -> begun.size() == 1);
        time = (changed, nanos) -> 0;
        assertThat(secrets.read(ACME, "token")).isInstanceOf(SecretRead.Unreadable.class);
        assertThat(begun).hasSize(1);
    }

    @Test
    void anInterruptEndsTheWaitingAndStaysSet() {
        time = (changed, nanos) -> {
            throw new InterruptedException();
        };
        assertThat(secrets.read(ACME, "hangs")).isEqualTo(new SecretRead.Unreadable("waiting for it was interrupted"));
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void whoIsInterruptedSpoilsNoReadForOthers() {
        time = (changed, nanos) -> {
            throw new InterruptedException();
        };
        secrets.read(ACME, "hangs");
        assertThat(Thread.interrupted()).isTrue();
        time = (changed, nanos) -> {
            mount.countDown();
            return standsStill(changed, nanos);
        };
        assertThat(secrets.read(ACME, "token")).isEqualTo(found());
    }

    @Test
    void aReadThatWaitedForItsTurnHasAllOfItsTime() throws InterruptedException {
        Thread first = Thread.ofVirtual().start(() -> secrets.read(ACME, "hangs"));
        await().until(() -> begun.size() == 1);
        CountDownLatch slow = new CountDownLatch(1);
        Queue<Long> waits = new ConcurrentLinkedQueue<>();
        time = (changed, nanos) -> {
            waits.add(nanos);
            (waits.size() == 1 ? mount : slow).countDown();
            REAL.await(changed, Long.MAX_VALUE);
            return 1;
        };
        this.slow = slow;
        assertThat(secrets.read(ACME, "slow")).isEqualTo(found());
        assertThat(waits)
                .hasSizeGreaterThan(1)
                .last()
                .isEqualTo(Duration.ofSeconds(2).toNanos());
        first.join();
    }

    @Test
    void aBugInASourceIsThrownAndKeepsNothingUp() {
        assertThatThrownBy(() -> secrets.read(ACME, "broken")).hasRootCauseMessage("a bug");
        assertThat(secrets.read(ACME, "token")).isEqualTo(found());
    }

    @Test
    void filesAreReadInBoundedTime() {
        assertThat(SecretSource.files(Path.of("nowhere"))).isInstanceOf(TimedSecrets.class);
        assertThat(TimedSecrets.AT_MOST).isEqualTo(Duration.ofSeconds(2));
        assertThat(TimedSecrets.MOST_OUTSTANDING).isEqualTo(32);
    }
}
