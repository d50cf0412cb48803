package dev.postern.gateway.reload;

import dev.postern.config.table.Bundle;
import dev.postern.config.table.BundleCheck;
import dev.postern.config.table.BundleOpening;
import dev.postern.gateway.live.ConfigInForce;
import dev.postern.gateway.live.Live;
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

    private final Path file;
    private final Live live;
    private final Reloads reloads;
    private final InstantSource clock;
    private final Path temporary;
    private final Thread thread;
    private final Settling bundle = new Settling();
    private final Settling problems = new Settling();

    /// @param file BUNDLE_FILE
    public BundleWatch(Path file, Live live, Reloads reloads, InstantSource clock) {
        this.file = file;
        this.live = live;
        this.reloads = reloads;
        this.clock = clock;
        this.temporary = Path.of(System.getProperty("java.io.tmpdir", "."));
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

    /// Looks once.
    void look() throws InterruptedException {
        Optional<FileIdentity> seen = FileIdentity.of(file);
        if (bundle.isNews(seen)) {
            BundleOpening opening = PrivateCopy.open(file, temporary);
            // What changed meanwhile is looked at again, rather than a mixture judged.
            if (FileIdentity.of(file).equals(seen)) {
                bundle.judged(seen);
                judge(opening);
            }
        }
        Path told = ProblemsFile.beside(file);
        Optional<FileIdentity> complaint = FileIdentity.of(told);
        if (problems.isNews(complaint)) {
            problems.judged(complaint);
            reloads.problems(complaint.map(there -> ProblemsFile.read(told, clock.instant())));
        }
    }

    private void judge(BundleOpening opening) throws InterruptedException {
        switch (opening) {
            case BundleOpening.Refused(String reason) -> refuse(reason);
            case BundleOpening.Opened(Bundle offered) -> judge(offered);
        }
    }

    private void judge(Bundle offered) throws InterruptedException {
        ConfigInForce before = live.current().config();
        if (before.isOf(offered)) {
            // The same meaning, from a copy of its own.
            swap(offered);
            if (reloads.refusal().isPresent()) {
                LOG.infof("reload: %s has the config in force again (%s)", file, before.digest());
            }
            reloads.nothingNew();
            return;
        }
        long began = System.nanoTime();
        switch (offered.check(live.current().bundle())) {
            case BundleCheck.Damaged(String reason) -> refuse(reason);
            case BundleCheck.Sound() -> {
                swap(offered);
                ConfigInForce now = live.current().config();
                reloads.accepted(now);
                LOG.infof(
                        "reload: config %s%s with %d tenants in force after %d ms; before it %s",
                        now.digest(),
                        now.commit().map(commit -> " (commit " + commit + ")").orElse(""),
                        now.tenants(),
                        Duration.ofNanos(System.nanoTime() - began).toMillis(),
                        before.digest());
            }
        }
    }

    private void swap(Bundle offered) throws InterruptedException {
        try {
            live.swap(offered)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(SWAP_AT_MOST.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException late) {
            LOG.warnf("reload: the tenants of %s are still being loaded", offered.digest());
        }
    }

    private void refuse(String reason) {
        reloads.refused(new Refusal(reason, List.of(), clock.instant()));
        LOG.warnf(
                "reload: %s; config %s stays in force",
                reason, live.current().config().digest());
    }
}
