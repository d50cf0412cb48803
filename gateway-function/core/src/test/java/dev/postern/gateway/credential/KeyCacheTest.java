package dev.postern.gateway.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.value.TenantId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyCacheTest {
    private static final TenantId ACME = new TenantId("acme");
    private static final TenantId GLOBEX = new TenantId("globex");
    private static final String ID = "0123456789ABCDEF";
    private static final Duration TTL = Duration.ofSeconds(5);
    private static final Duration GRACE = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration A_MOMENT = Duration.ofMillis(1);

    private final AtomicLong nanos = new AtomicLong(-1_000); // nanoTime may be negative
    private final FakeStore store = new FakeStore();
    private final KeyCache cache =
            new KeyCache(store, new KeyCacheOptions(TTL, GRACE, PAUSE, 100, 10, 4, 20), nanos::get);

    @Test
    void aKeyIsAskedForOnceInItsTimeToLive() {
        assertThat(cache.peek(ACME, ID)).isEmpty();
        assertThat(loadAnswering(key(ACME, ID))).isEqualTo(new KeyAnswer.Known(key(ACME, ID)));
        passes(TTL.minus(A_MOMENT));
        assertThat(cache.peek(ACME, ID)).contains(new KeyAnswer.Known(key(ACME, ID)));
        passes(A_MOMENT);
        assertThat(cache.peek(ACME, ID)).as("must be asked for again").isEmpty();
        assertThat(store.asked).hasSize(1);
    }

    @Test
    void theTimeToLiveBeginsWhenTheStoreIsAskedNotWhenItAnswers() {
        Future<KeyAnswer> answer = cache.load(ACME, ID);
        passes(TTL);
        store.answer(key(ACME, ID));
        assertThat(answer.result()).isInstanceOf(KeyAnswer.Known.class);
        assertThat(cache.peek(ACME, ID)).isEmpty();
    }

    @Test
    void allWhoAskAtOnceShareOneLookup() {
        List<Future<KeyAnswer>> answers = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            answers.add(cache.load(ACME, ID));
        }
        store.answer(key(ACME, ID));
        assertThat(store.asked).hasSize(1);
        assertThat(answers).allSatisfy(answer -> assertThat(answer.result()).isInstanceOf(KeyAnswer.Known.class));
    }

    @Test
    void aTenantsIdSaysNothingOfAnothers() {
        loadAnswering(key(ACME, ID));
        assertThat(cache.peek(GLOBEX, ID)).isEmpty();
        Future<KeyAnswer> globex = cache.load(GLOBEX, ID);
        store.answer();
        assertThat(globex.result()).isEqualTo(new KeyAnswer.Unknown());
        assertThat(cache.peek(ACME, ID).orElseThrow()).isInstanceOf(KeyAnswer.Known.class);
    }

    @Test
    void anUnknownIdIsKeptForTheTimeToLive() {
        assertThat(loadAnswering()).isEqualTo(new KeyAnswer.Unknown());
        assertThat(cache.peek(ACME, ID)).contains(new KeyAnswer.Unknown());
        passes(TTL);
        assertThat(cache.peek(ACME, ID)).isEmpty();
    }

    @Test
    void aFloodOfUnknownIdsEvictsNoOwner() {
        loadAnswering(key(ACME, ID));
        for (int i = 0; i < 1_000; i++) {
            cache.load(ACME, id(i));
            store.answer();
        }
        assertThat(cache.peek(ACME, ID).orElseThrow()).isInstanceOf(KeyAnswer.Known.class);
    }

    @Test
    void beyondTheBoundOfLookupsNobodyCanSay() {
        for (int i = 0; i < 4; i++) {
            cache.load(ACME, id(i));
        }
        assertThat(cache.load(ACME, ID).result()).isEqualTo(new KeyAnswer.Unavailable(Duration.ofSeconds(1)));
        assertThat(store.asked).hasSize(4);
        store.answer();
        cache.load(ACME, ID);
        assertThat(store.asked).as("a place is free again").hasSize(5);
    }

    @Test
    void aFloodOfUnknownIdsLeavesOwnersTheirLookups() {
        loadAnswering(key(ACME, ID));
        passes(TTL);
        for (int i = 0; i < 10; i++) {
            cache.load(ACME, id(i));
        }
        store.asked.clear();
        Future<KeyAnswer> owner = cache.load(ACME, ID);
        assertThat(store.asked).containsExactly(ID);
        assertThat(owner.isComplete()).isFalse();
    }

    @Test
    void aFloodOfUnknownIdsAtOneTenantLeavesAnotherItsLookups() {
        KeyCache shared = new KeyCache(store, new KeyCacheOptions(TTL, GRACE, PAUSE, 100, 10, 4, 3, 20), nanos::get);
        for (int i = 0; i < 10; i++) {
            shared.load(ACME, id(i));
        }
        assertThat(store.asked).hasSize(3);
        Future<KeyAnswer> globex = shared.load(GLOBEX, ID);
        store.answerLast(key(GLOBEX, ID));
        assertThat(globex.result()).isEqualTo(new KeyAnswer.Known(key(GLOBEX, ID)));
        for (int i = 0; i < 3; i++) {
            store.answer();
        }
        shared.load(ACME, ID);
        assertThat(store.asked).as("the places are free again").hasSize(5);
    }

    @Test
    void aFloodOfUnknownIdsKeepsNoMoreThanItsBound() {
        for (int i = 0; i < 1_000; i++) {
            cache.load(ACME, id(i));
            store.answer();
        }
        assertThat(IntStream.range(0, 1_000).filter(i -> cache.peek(ACME, id(i)).isPresent()))
                .hasSizeLessThanOrEqualTo(10);
    }

    @Test
    void aFloodOfUnknownIdsReachesTheStoreNoOftenerThanItAnswers() {
        for (int i = 0; i < 1_000; i++) {
            cache.load(ACME, id(i));
        }
        assertThat(store.asked).hasSize(4);
        for (int i = 0; i < 4; i++) {
            store.answer();
            cache.load(ACME, id(1_000 + i));
            cache.load(ACME, id(2_000 + i));
        }
        assertThat(store.asked).hasSize(8);
    }

    @Test
    void manyWhoWaitForAnUnknownIdLeaveOwnersTheirPlaces() {
        loadAnswering(key(ACME, ID));
        passes(TTL);
        for (int i = 0; i < 100; i++) {
            cache.load(ACME, id(1));
        }
        assertThat(cache.load(ACME, ID).isComplete())
                .as("waits for its renewal")
                .isFalse();
    }

    @Test
    void beyondTheBoundOfWaitersNobodyCanSay() {
        for (int i = 0; i < 20; i++) {
            assertThat(cache.load(ACME, ID).isComplete()).isFalse();
        }
        assertThat(cache.load(ACME, ID).result()).isInstanceOf(KeyAnswer.Unavailable.class);
        store.answer(key(ACME, ID));
        passes(TTL);
        assertThat(cache.load(ACME, ID).isComplete())
                .as("the waiters have left")
                .isFalse();
    }

    @Test
    void whileTheStoreIsAwayAKnownKeyWorksForTheGrace() {
        loadAnswering(key(ACME, ID));
        passes(TTL);
        Future<KeyAnswer> first = cache.load(ACME, ID);
        store.fail();
        assertThat(first.result()).isEqualTo(new KeyAnswer.Known(key(ACME, ID)));
        assertThat(cache.storeAway()).isTrue();
        assertThat(cache.peek(ACME, ID)).as("without waiting").contains(new KeyAnswer.Known(key(ACME, ID)));
        passes(GRACE.minus(TTL).minus(A_MOMENT));
        assertThat(cache.load(ACME, ID).result()).isEqualTo(new KeyAnswer.Known(key(ACME, ID)));
        store.fail();
        passes(A_MOMENT);
        assertThat(cache.load(ACME, ID).result()).isInstanceOf(KeyAnswer.Unavailable.class);
    }

    @Test
    void whileTheStoreIsAwayAnIdNeverSeenIsUnavailableNotUnknown() {
        Future<KeyAnswer> first = cache.load(ACME, ID);
        store.fail();
        assertThat(first.result()).isInstanceOf(KeyAnswer.Unavailable.class);
        assertThat(cache.load(ACME, id(1)).result()).isInstanceOf(KeyAnswer.Unavailable.class);
        assertThat(store.asked).as("left alone after a failure").hasSize(1);
    }

    @Test
    void anIdThatWasUnknownIsUnavailableOnceItsTimeIsOver() {
        loadAnswering();
        passes(TTL);
        Future<KeyAnswer> answer = cache.load(ACME, ID);
        store.fail();
        assertThat(answer.result()).isInstanceOf(KeyAnswer.Unavailable.class);
    }

    @Test
    void afterThePauseOneRequestProbesAndTheOthersDoNotWait() {
        cache.load(ACME, ID);
        store.fail();
        passes(PAUSE.minus(A_MOMENT));
        cache.load(ACME, ID);
        assertThat(store.asked).hasSize(1);
        passes(A_MOMENT);
        Future<KeyAnswer> probe = cache.load(ACME, id(1));
        assertThat(store.asked).hasSize(2);
        assertThat(cache.load(ACME, id(2)).result()).isInstanceOf(KeyAnswer.Unavailable.class);
        assertThat(store.asked).hasSize(2);
        store.answer();
        assertThat(probe.result()).isEqualTo(new KeyAnswer.Unknown());
        assertThat(cache.storeAway()).isFalse();
        cache.load(ACME, id(2));
        assertThat(store.asked).hasSize(3);
    }

    @Test
    void aKnownKeyProbesWithoutWaiting() {
        loadAnswering(key(ACME, ID));
        passes(TTL);
        cache.load(ACME, ID);
        store.fail();
        passes(PAUSE);
        assertThat(cache.peek(ACME, ID)).as("so that somebody probes").isEmpty();
        assertThat(cache.load(ACME, ID).result()).isInstanceOf(KeyAnswer.Known.class);
        assertThat(store.asked).hasSize(3);
        store.answer(key(ACME, ID));
        assertThat(cache.storeAway()).isFalse();
        assertThat(cache.peek(ACME, ID).orElseThrow()).isInstanceOf(KeyAnswer.Known.class);
    }

    @Test
    void aProbeThatNeverEndsDoesNotEndAllProbing() {
        cache.load(ACME, ID);
        store.fail();
        passes(PAUSE);
        cache.load(ACME, id(1));
        passes(Duration.ofSeconds(10));
        cache.load(ACME, id(2));
        assertThat(store.asked).hasSize(3);
    }

    @Test
    void aStoreThatThrowsIsAway() {
        KeyCache broken = new KeyCache(
                (_, _) -> {
                    throw new IllegalStateException("no pool");
                },
                KeyCacheOptions.standard(),
                nanos::get);
        assertThat(broken.load(ACME, ID).result()).isInstanceOf(KeyAnswer.Unavailable.class);
        assertThat(broken.storeAway()).isTrue();
    }

    @Test
    void aDisabledKeyStaysDisabledWhileTheStoreIsAway() {
        loadAnswering(key(ACME, ID));
        passes(TTL);
        loadAnswering(disabled(ACME, ID));
        goesAway();
        assertThat(cache.load(ACME, ID).result()).isEqualTo(new KeyAnswer.Known(disabled(ACME, ID)));
    }

    @Test
    void aDeletedKeyStaysDeletedWhileTheStoreIsAway() {
        loadAnswering(key(ACME, ID));
        passes(TTL);
        loadAnswering();
        goesAway();
        assertThat(cache.load(ACME, ID).result()).isEqualTo(new KeyAnswer.Unknown());
        passes(GRACE);
        Future<KeyAnswer> afterTheGrace = cache.load(ACME, ID);
        store.fail();
        assertThat(afterTheGrace.result()).isInstanceOf(KeyAnswer.Unavailable.class);
    }

    @Test
    void aForgottenKeyIsAskedForAgain() {
        loadAnswering(key(ACME, ID));
        cache.forget(ACME, ID);
        assertThat(cache.peek(ACME, ID)).isEmpty();
        assertThat(loadAnswering(disabled(ACME, ID))).isEqualTo(new KeyAnswer.Known(disabled(ACME, ID)));
    }

    @Test
    void aForgottenUnknownIdIsAskedForAgain() {
        loadAnswering();
        cache.forget(ACME, ID);
        assertThat(cache.peek(ACME, ID)).isEmpty();
    }

    @Test
    void aForgottenKeyDoesNotComeBackWhileTheStoreIsAway() {
        loadAnswering(key(ACME, ID));
        cache.forget(ACME, ID);
        Future<KeyAnswer> answer = cache.load(ACME, ID);
        store.fail();
        assertThat(answer.result()).isInstanceOf(KeyAnswer.Unavailable.class);
    }

    @Test
    void aLookupBegunBeforeAForgettingDoesNotBringTheOldRecordBack() {
        Future<KeyAnswer> old = cache.load(ACME, ID);
        cache.forget(ACME, ID);
        Future<KeyAnswer> fresh = cache.load(ACME, ID);
        assertThat(store.asked).as("a lookup of its own").hasSize(2);
        store.answer(key(ACME, ID));
        assertThat(old.isComplete()).isTrue();
        assertThat(cache.peek(ACME, ID)).isEmpty();
        store.answer(disabled(ACME, ID));
        assertThat(fresh.result()).isEqualTo(new KeyAnswer.Known(disabled(ACME, ID)));
        assertThat(cache.peek(ACME, ID)).contains(new KeyAnswer.Known(disabled(ACME, ID)));
    }

    @Test
    void anOldLookupThatEndsLastDoesNotReplaceTheNewRecord() {
        cache.load(ACME, ID);
        cache.forget(ACME, ID);
        cache.load(ACME, ID);
        store.answerLast(disabled(ACME, ID));
        store.answer(key(ACME, ID));
        assertThat(cache.peek(ACME, ID)).contains(new KeyAnswer.Known(disabled(ACME, ID)));
    }

    @Test
    void aDoubtedKeyIsAskedForAgainThoughItsTimeIsNotOver() {
        loadAnswering(key(ACME, ID));
        passes(A_MOMENT);
        cache.doubtAll();
        assertThat(cache.peek(ACME, ID)).isEmpty();
        assertThat(loadAnswering(disabled(ACME, ID))).isEqualTo(new KeyAnswer.Known(disabled(ACME, ID)));
        assertThat(cache.peek(ACME, ID)).contains(new KeyAnswer.Known(disabled(ACME, ID)));
    }

    @Test
    void aDoubtedUnknownIdIsAskedForAgain() {
        loadAnswering();
        passes(A_MOMENT);
        cache.doubtAll();
        assertThat(cache.peek(ACME, ID)).isEmpty();
    }

    @Test
    void aLookupBegunBeforeTheDoubtIsDoubtedToo() {
        Future<KeyAnswer> begun = cache.load(ACME, ID);
        passes(A_MOMENT);
        cache.doubtAll();
        store.answer(key(ACME, ID));
        assertThat(begun.result()).isInstanceOf(KeyAnswer.Known.class);
        assertThat(cache.peek(ACME, ID)).isEmpty();
    }

    @Test
    void aDoubtedKeyWorksForTheGraceWhileTheStoreIsAway() {
        loadAnswering(key(ACME, ID));
        passes(A_MOMENT);
        cache.doubtAll();
        Future<KeyAnswer> answer = cache.load(ACME, ID);
        store.fail();
        assertThat(answer.result()).isEqualTo(new KeyAnswer.Known(key(ACME, ID)));
    }

    @Test
    void aKeyThatFindsNoPlaceToBeAskedForIsUsedForOneMoreTimeToLiveAndNoLonger() {
        loadAnswering(key(ACME, ID));
        for (int i = 0; i < 4; i++) {
            cache.load(ACME, id(i));
            store.answer(key(ACME, id(i)));
        }
        passes(TTL);
        for (int i = 0; i < 4; i++) {
            assertThat(cache.load(ACME, id(i)).isComplete()).isFalse();
        }
        passes(TTL.minus(A_MOMENT));
        assertThat(cache.load(ACME, ID).result()).isEqualTo(new KeyAnswer.Known(key(ACME, ID)));
        passes(A_MOMENT);
        assertThat(cache.load(ACME, ID).result()).isInstanceOf(KeyAnswer.Unavailable.class);
    }

    @Test
    void manyThreadsAskingAndForgettingAreAllAnswered() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(4);
                ExecutorService answering = Executors.newSingleThreadExecutor()) {
            KeyCache shared = new KeyCache(
                    (tenant, id) -> {
                        Promise<Optional<KeyRecord>> found = Promise.promise();
                        answering.execute(() -> found.complete(Optional.of(key(tenant, id))));
                        return found.future();
                    },
                    new KeyCacheOptions(TTL, GRACE, PAUSE, 100, 10, 1_000, 1_000_000),
                    nanos::get);
            Callable<Integer> client = () -> {
                int answered = 0;
                for (int i = 0; i < 5_000; i++) {
                    String id = id(i % 7);
                    KeyAnswer answer = shared.load(ACME, id)
                            .toCompletionStage()
                            .toCompletableFuture()
                            .get(10, TimeUnit.SECONDS);
                    answered += answer.equals(new KeyAnswer.Known(key(ACME, id))) ? 1 : 0;
                    if (i % 3 == 0) {
                        shared.forget(ACME, id);
                    }
                }
                return answered;
            };
            for (java.util.concurrent.Future<Integer> one : threads.invokeAll(Collections.nCopies(4, client))) {
                assertThat(one.get()).isEqualTo(5_000);
            }
        }
    }

    @Test
    void metricsTellAnOutageAndWhoWasAnsweredWithoutTheStore() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        cache.bindTo(meters);
        loadAnswering(key(ACME, ID));
        goesAway();
        cache.load(ACME, ID);
        cache.load(ACME, id(1));
        assertThat(meters.get("postern.keys.store.away").gauge().value()).isEqualTo(1);
        assertThat(meters.get("postern.keys.lookups").gauge().value()).isZero();
        assertThat(meters.get("postern.keys.grace").functionCounter().count()).isEqualTo(1);
        assertThat(meters.get("postern.keys.unavailable").functionCounter().count())
                .as("the one that found it away, and the one after")
                .isEqualTo(2);
    }

    @Test
    void expiryIsTheFirstMomentAtWhichAKeyNoLongerWorks() {
        Instant end = Instant.parse("2026-12-01T00:00:00Z");
        KeyRecord key = new KeyRecord(
                ID,
                ACME,
                new UUID(0, 1),
                new SecretHash(1, 2, 3, 4),
                Optional.empty(),
                true,
                Optional.of(end),
                Set.of(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Instant.EPOCH);
        assertThat(key.expired(end.minusNanos(1))).isFalse();
        assertThat(key.expired(end)).isTrue();
        assertThat(key(ACME, ID).expired(Instant.MAX)).isFalse();
    }

    private void goesAway() {
        passes(TTL);
        cache.load(GLOBEX, id(99));
        store.fail();
    }

    private KeyAnswer loadAnswering(KeyRecord... found) {
        Future<KeyAnswer> answer = cache.load(ACME, ID);
        store.answer(found);
        return answer.result();
    }

    private void passes(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private static String id(int number) {
        return "%016d".formatted(number);
    }

    private static KeyRecord key(TenantId tenant, String id) {
        return record(tenant, id, true);
    }

    private static KeyRecord disabled(TenantId tenant, String id) {
        return record(tenant, id, false);
    }

    private static KeyRecord record(TenantId tenant, String id, boolean active) {
        return new KeyRecord(
                id,
                tenant,
                new UUID(0, 1),
                new SecretHash(1, 2, 3, 4),
                Optional.empty(),
                active,
                Optional.empty(),
                Set.of(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Instant.EPOCH);
    }

    /// Answers when the test says so, the oldest question first.
    private static final class FakeStore implements KeyStore {
        private final List<String> asked = new ArrayList<>();
        private final Deque<Promise<Optional<KeyRecord>>> open = new ArrayDeque<>();

        @Override
        public Future<Optional<KeyRecord>> find(TenantId tenant, String id) {
            asked.add(id);
            Promise<Optional<KeyRecord>> answer = Promise.promise();
            open.add(answer);
            return answer.future();
        }

        void answer(KeyRecord... found) {
            open.remove().complete(found.length == 0 ? Optional.empty() : Optional.of(found[0]));
        }

        void answerLast(KeyRecord found) {
            open.removeLast().complete(Optional.of(found));
        }

        void fail() {
            open.remove().fail("connection refused");
        }
    }
}
