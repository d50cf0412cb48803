package dev.postern.gateway.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.config.table.PlanTable;
import dev.postern.config.table.RouteTable;
import dev.postern.config.table.TenantTable;
import dev.postern.config.value.PathPattern;
import dev.postern.config.value.TenantId;
import dev.postern.gateway.exchange.MatchedRoute;
import dev.postern.gateway.usage.UsageStore.Outcome;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchingUsageRecorderTest {
    private static final TenantId ACME = new TenantId("acme");
    private static final Duration NEVER = Duration.ofHours(1);
    private static final Duration SOON = Duration.ofMillis(1);

    private final Vertx vertx = Vertx.vertx();
    private final FakeStore store = new FakeStore();

    @AfterEach
    void end() throws Exception {
        await(vertx.close());
    }

    @Test
    void aFullBatchIsStoredAtOnce() throws Exception {
        UsageRecorder recorder = recorder(100, 3, NEVER, NEVER);
        record(recorder, 1, 2, 3);
        assertThat(store.next().statuses()).containsExactly(1, 2, 3);
    }

    @Test
    void aBatchThatIsNotFullIsStoredAfterTheInterval() throws Exception {
        UsageRecorder recorder = recorder(100, 1_000, SOON, NEVER);
        record(recorder, 1);
        assertThat(store.next().statuses()).containsExactly(1);
    }

    @Test
    void batchesAreStoredOneAtATimeAndInOrder() throws Exception {
        UsageRecorder recorder = recorder(100, 2, NEVER, NEVER);
        record(recorder, 1, 2, 3, 4, 5);
        Asked first = store.next();
        assertThat(first.statuses()).containsExactly(1, 2);
        assertThat(store.isIdle()).isTrue();
        first.answer().complete(Outcome.STORED);
        Asked second = store.next();
        assertThat(second.statuses()).containsExactly(3, 4);
        Future<Void> flush = recorder.flush();
        second.answer().complete(Outcome.STORED);
        Asked third = store.next();
        assertThat(third.statuses()).containsExactly(5);
        assertThat(List.of(first.number(), second.number(), third.number()))
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(third.writer()).isEqualTo(first.writer());
        third.answer().complete(Outcome.STORED);
        await(flush);
    }

    @Test
    void aBatchThatFailedIsSentAgainAsItWasUntilItIsStored() throws Exception {
        UsageRecorder recorder = recorder(100, 2, NEVER, SOON);
        record(recorder, 1, 2, 3, 4);
        Asked first = store.next();
        first.answer().fail("connection lost");
        Asked again = store.next();
        assertThat(again).usingRecursiveComparison().ignoringFields("answer").isEqualTo(first);
        again.answer().fail("connection lost");
        store.next().answer().complete(Outcome.REPLAYED);
        assertThat(store.next().statuses())
                .as("what is stored is not sent again")
                .containsExactly(3, 4);
    }

    @Test
    void aStoreThatThrowsIsAskedAgain() throws Exception {
        UsageRecorder recorder = recorder(100, 1, NEVER, SOON);
        store.throwOnce.set(true);
        record(recorder, 1);
        assertThat(store.next().statuses()).containsExactly(1);
        Asked again = store.next();
        assertThat(again.statuses()).containsExactly(1);
        again.answer().complete(Outcome.STORED);
        await(recorder.flush());
    }

    @Test
    void whatTheStoreDoesNotTakeAtOnceKeepsNoTenantsTable() throws Exception {
        UsageRecorder recorder = recorder(100, 1, SOON, SOON);
        RouteTable route = new RouteTable("orders", "get", new TreeSet<>(), new PathPattern(List.of()), "a", List.of());
        TenantTable tenant = new TenantTable(ACME, new PlanTable("pro", 1, 1), List.of(), List.of(), List.of(route));
        recorder.record(event(new MatchedRoute.Numbered(tenant, 0, "orders"), 1));
        UsageEvent named = event(new MatchedRoute.Named("orders", "get"), 1);
        Asked asked = store.next();
        while (!asked.events().equals(List.of(named))) {
            asked.answer().fail("connection lost");
            asked = store.next();
        }
    }

    @Test
    void anEventThatTheStoreRefusesHoldsUpNoOther() throws Exception {
        BatchingUsageRecorder recorder = recorder(100, 1, SOON, SOON);
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        recorder.bindTo(meters);
        record(recorder, 1, 2);
        store.next().answer().complete(Outcome.REFUSED);
        store.next().answer().complete(Outcome.STORED);
        await(recorder.flush());
        assertThat(meters.get("postern.usage.refused").functionCounter().count())
                .isEqualTo(1);
        assertThat(meters.get("postern.usage.stored").functionCounter().count()).isEqualTo(1);
    }

    @Test
    void aFlushEndsWhenAllThatWasRecordedBeforeItIsStored() throws Exception {
        UsageRecorder recorder = recorder(100, 2, NEVER, NEVER);
        record(recorder, 1, 2, 3);
        Future<Void> flush = recorder.flush();
        record(recorder, 4);
        store.next().answer().complete(Outcome.STORED);
        Asked second = store.next();
        assertThat(second.statuses()).startsWith(3);
        assertThat(flush.isComplete()).isFalse();
        second.answer().complete(Outcome.STORED);
        await(flush);
    }

    @Test
    void aFlushOfNothingEndsAtOnce() throws Exception {
        await(recorder(100, 2, NEVER, NEVER).flush());
        assertThat(store.isIdle()).isTrue();
    }

    @Test
    void aFlushFailsWhenTheStoreIsAwayAndTheEventsAreKept() throws Exception {
        UsageRecorder recorder = recorder(100, 10, NEVER, NEVER);
        record(recorder, 1);
        Future<Void> flush = recorder.flush();
        store.next().answer().fail("connection refused");
        assertThatThrownBy(() -> await(flush)).hasMessageContaining("connection refused");
        Future<Void> second = recorder.flush();
        Asked again = store.next();
        assertThat(again.statuses()).as("a flush does not sit out the backoff").containsExactly(1);
        again.answer().complete(Outcome.STORED);
        await(second);
    }

    @Test
    void noMoreThanTheBoundWaitAndTheNewestAreDroppedAndCounted() throws Exception {
        BatchingUsageRecorder recorder = recorder(5, 5, NEVER, NEVER);
        record(recorder, 1, 2, 3, 4, 5);
        Asked first = store.next();
        record(recorder, 6, 7, 8, 9, 10, 11, 12);
        assertThat(recorder.dropped()).isEqualTo(2);
        first.answer().complete(Outcome.STORED);
        Asked second = store.next();
        assertThat(second.statuses()).containsExactly(6, 7, 8, 9, 10);
        record(recorder, 13);
        assertThat(recorder.dropped()).as("there is room again").isEqualTo(2);
    }

    @Test
    void closingStoresWhatIsLeftAndTakesNoMore() throws Exception {
        BatchingUsageRecorder recorder = recorder(100, 2, NEVER, NEVER);
        record(recorder, 1, 2, 3);
        Future<Void> closed = recorder.close();
        record(recorder, 4);
        store.next().answer().complete(Outcome.STORED);
        Asked last = store.next();
        assertThat(last.statuses()).containsExactly(3);
        assertThat(closed.isComplete()).isFalse();
        last.answer().complete(Outcome.STORED);
        await(closed);
        assertThat(recorder.dropped()).isEqualTo(1);
    }

    @Test
    void closingTriesAgainUntilTheDeadline() throws Exception {
        BatchingUsageRecorder recorder = recorder(100, 10, NEVER, SOON);
        record(recorder, 1);
        Future<Void> closed = recorder.close();
        store.next().answer().fail("connection refused");
        store.next().answer().complete(Outcome.STORED);
        await(closed);
    }

    @Test
    void closingGivesUpAtTheDeadlineAndSaysHowMuchIsLost() {
        BatchingUsageRecorder recorder =
                new BatchingUsageRecorder(vertx, store, new UsageRecorderOptions(100, 2, NEVER, NEVER, NEVER, SOON));
        record(recorder, 1, 2, 3);
        assertThatThrownBy(() -> await(recorder.close())).hasMessageContaining("3 usage events could not be stored");
    }

    @Test
    void closingTwiceEndsTwice() throws Exception {
        BatchingUsageRecorder recorder = recorder(100, 2, NEVER, NEVER);
        await(recorder.close());
        await(recorder.close());
    }

    private BatchingUsageRecorder recorder(int queue, int batch, Duration interval, Duration backoff) {
        return new BatchingUsageRecorder(
                vertx,
                store,
                new UsageRecorderOptions(queue, batch, interval, backoff, backoff, Duration.ofSeconds(20)));
    }

    private static void record(UsageRecorder recorder, int... statuses) {
        for (int status : statuses) {
            recorder.record(event(null, status));
        }
    }

    private static UsageEvent event(@Nullable MatchedRoute route, int status) {
        return new UsageEvent(Instant.EPOCH, ACME, Optional.empty(), route, "GET", "/", status, 1, 2, 3);
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private record Asked(UUID writer, long number, List<UsageEvent> events, Promise<Outcome> answer) {
        List<Integer> statuses() {
            return events.stream().map(UsageEvent::status).toList();
        }
    }

    /// Answers when the test says so.
    private static final class FakeStore implements UsageStore {
        private final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();
        private final AtomicBoolean throwOnce = new AtomicBoolean();

        @Override
        public Future<Outcome> store(UUID writer, long number, List<UsageEvent> events) {
            Asked now = new Asked(writer, number, List.copyOf(events), Promise.promise());
            asked.add(now);
            if (throwOnce.getAndSet(false)) {
                throw new IllegalStateException("no pool");
            }
            return now.answer().future();
        }

        Asked next() throws InterruptedException {
            Asked next = asked.poll(10, TimeUnit.SECONDS);
            assertThat(next).as("a batch is sent").isNotNull();
            return next;
        }

        boolean isIdle() {
            return asked.isEmpty();
        }
    }
}
