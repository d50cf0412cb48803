package dev.postern.gateway.reload;

import dev.postern.config.table.Bundle;
import dev.postern.config.table.BundleCheck;
import dev.postern.config.table.BundleOpening;
import dev.postern.gateway.live.ConfigInForce;
import dev.postern.gateway.live.Live;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/// Looks at the bundle's file ten times a second and puts what comes there in force, or says why not.
///
/// It looks, rather than being told, because that works wherever the file is: network file systems tell of
/// nothing, and a Kubernetes ConfigMap changes by a link two folders away. A file that another was renamed
/// over is whole; one that is written in place, or missing, is judged when it has stayed the same for a while.
/// Reading, checking and swapping happen on this one thread, off the event loops and one after the other.
public final class BundleWatch implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(BundleWatch.class);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration SWAP_AT_MOST = Duration.ofMinutes(1);
    private static final int MOST_REPLACED = 8;

    /// A bundle that is being put in force.
    ///
    /// @param before in force when that began
    private record Offer(Future<Live.Swap> end, ConfigInForce before, long beganNanos) {}

    private final Path file;
    private final Live live;
    private final Reloads reloads;
    private final InstantSource clock;
    private final Path temporary;
    private final Thread thread;
    private final Settling bundle = new Settling();
    private final Settling problems = new Settling();
    private final Duration swapAtMost;
    // Of the one thread that looks.
    private Optional<Offer> offer = Optional.empty();
    private boolean ownCopy;
    private int replaced;

    /// @param file BUNDLE_FILE
    public BundleWatch(Path file, Live live, Reloads reloads, InstantSource clock) {
        this(file, live, reloads, clock, Path.of(System.getProperty("java.io.tmpdir", ".")), SWAP_AT_MOST);
    }

    /// @param temporary  folder for copies
    /// @param swapAtMost how long a look waits for a swap
    BundleWatch(Path file, Live live, Reloads reloads, InstantSource clock, Path temporary, Duration swapAtMost) {
        this.file = file;
        this.live = live;
        this.reloads = reloads;
        this.clock = clock;
        this.temporary = temporary;
        this.swapAtMost = swapAtMost;
        this.thread = Thread.ofPlatform().name("bundle-watch").daemon().unstarted(this::watch);
    }

    /// Begins with a copy of what is in force, so that it no longer depends on the file.
    public void start() {
        thread.start();
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void watch() {
        try {
            while (!Thread.interrupted()) {
                look();
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException closed) {
            // The way that close() ends this thread.
        }
    }

    /// Looks once. Whatever goes wrong, the next look may go well, so it is told and does not end the watching.
    void look() throws InterruptedException {
        try {
            lookAtBundle();
            lookAtProblems();
        } catch (RuntimeException | OutOfMemoryError failure) {
            String reason = "bundle " + file + " cannot be judged: "
                    + failure.getClass().getSimpleName();
            // Ten times a second the same is news once.
            if (!reloads.refusal().map(Refusal::reason).equals(Optional.of(reason))) {
                refuse(reason);
            }
        }
    }

    private void lookAtBundle() throws InterruptedException {
        if (offer.isPresent() && !hasEnded(offer.get())) {
            return;
        }
        Optional<FileIdentity> seen = FileIdentity.of(file);
        if (bundle.isNews(seen)) {
            try (PrivateCopy copy = PrivateCopy.of(file, temporary)) {
                // What changed meanwhile is looked at again, rather than a mixture judged.
                if (FileIdentity.of(file).equals(seen)) {
                    bundle.judged(seen);
                    judge(copy);
                }
            }
        }
    }

    private void lookAtProblems() {
        Path told = ProblemsFile.beside(file);
        Optional<FileIdentity> complaint = FileIdentity.of(told);
        if (problems.isNews(complaint)) {
            problems.judged(complaint);
            reloads.problems(complaint.map(there -> ProblemsFile.read(told, clock.instant())));
        }
    }

    private void judge(PrivateCopy copy) throws InterruptedException {
        switch (copy.opening()) {
            case BundleOpening.Refused(String reason) -> refuse(reason);
            case BundleOpening.Opened(Bundle offered) -> {
                long began = System.nanoTime();
                switch (check(offered)) {
                    case BundleCheck.Damaged(String reason) -> refuse(reason);
                    case BundleCheck.Sound() -> take(copy, offered, began);
                }
            }
        }
    }

    private BundleCheck check(Bundle offered) {
        // The start has read no more than the header of what is in force.
        return ownCopy ? offered.check(live.current().bundle()) : offered.check();
    }

    private void take(PrivateCopy copy, Bundle offered, long began) throws InterruptedException {
        ConfigInForce before = live.current().config();
        if (ownCopy && before.isOf(offered)) {
            // The same meaning needs no second copy, but secrets are read anew.
            swap(live.current().bundle(), before, began);
            return;
        }
        switch (copy.keep()) {
            case BundleOpening.Refused(String reason) -> refuse(reason);
            case BundleOpening.Opened(Bundle kept) -> {
                swap(kept, before, began);
                ownCopy = true;
                dropReplaced();
            }
        }
    }

    /// A mapped file is let go when a collection finds it unused, and one that has become old is found by a full
    /// collection alone, which a gateway may not need for days. Where temporary files are memory, copies are too.
    private void dropReplaced() {
        replaced++;
        if (replaced % MOST_REPLACED == 0) {
            System.gc();
        }
    }

    private void swap(Bundle next, ConfigInForce before, long began) throws InterruptedException {
        Offer begun = new Offer(live.swap(next), before, began);
        offer = Optional.of(begun);
        try {
            begun.end.toCompletionStage().toCompletableFuture().get(swapAtMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException late) {
            refuse("tenants are still being loaded from config " + next.digest());
            return;
        }
        hasEnded(begun);
    }

    /// Tells of a swap once it has ended; until then nothing else is judged.
    private boolean hasEnded(Offer begun) {
        if (!begun.end.isComplete()) {
            return false;
        }
        offer = Optional.empty();
        ConfigInForce now = live.current().config();
        if (now.equals(begun.before)) {
            if (reloads.refusal().isPresent()) {
                LOG.infof("reload: %s has the config in force again (%s)", file, now.digest());
            }
            reloads.nothingNew();
        } else {
            reloads.accepted(now);
            LOG.infof(
                    "reload: config %s%s with %d tenants in force after %d ms; before it %s",
                    now.digest(),
                    now.commit().map(commit -> " (commit " + commit + ")").orElse(""),
                    now.tenants(),
                    Duration.ofNanos(System.nanoTime() - begun.beganNanos).toMillis(),
                    begun.before.digest());
        }
        return true;
    }

    private void refuse(String reason) {
        reloads.refused(new Refusal(reason, List.of(), clock.instant()));
        LOG.warnf(
                "reload: %s; config %s stays in force",
                reason, live.current().config().digest());
    }
}
