package dev.postern.devstack.dev;

import dev.postern.config.bundle.TableCounts;
import dev.postern.config.table.Bundle;
import dev.postern.config.table.BundleOpening;
import dev.postern.config.table.BundleWriter;
import dev.postern.config.table.RoutingTable;
import dev.postern.config.value.TargetAddress;
import dev.postern.config.value.TenantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Compiles the tenants' files at each change: a valid config replaces the gateway's bundle, an invalid one is
/// shown, here and in the gateway's `/health`, and changes nothing.
final class Reloading implements AutoCloseable {
    static final String BUNDLE = "bundle";
    /// The gateway looks for this name beside its bundle.
    static final String PROBLEMS = BUNDLE + ".problems.json";

    private static final int TENANTS_SHOWN = 3;
    private static final Duration TO_TAKE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Path tenants;
    private final Map<TargetAddress, TargetAddress> retarget;
    private final DevFolder folder;
    private final AdminApi admin;
    private final Console console;
    private final Thread thread;
    private Optional<RoutingTable> inForce = Optional.empty();
    private String problems = "";

    private Reloading(
            Path tenants,
            Map<TargetAddress, TargetAddress> retarget,
            DevFolder folder,
            AdminApi admin,
            Console console) {
        this.tenants = tenants;
        this.retarget = retarget;
        this.folder = folder;
        this.admin = admin;
        this.console = console;
        this.thread = Thread.ofPlatform().daemon().name("reloading").unstarted(this::follow);
    }

    /// @param inForce what the bundle was compiled to
    static Reloading start(
            Path tenants,
            RoutingTable inForce,
            Map<TargetAddress, TargetAddress> retarget,
            DevFolder folder,
            AdminApi admin,
            Console console) {
        Reloading reloading = new Reloading(tenants, retarget, folder, admin, console);
        reloading.inForce = Optional.of(inForce);
        reloading.thread.start();
        return reloading;
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void follow() {
        try (TreeWatch watch = TreeWatch.open(tenants)) {
            // What was changed between the compilation at the start and the first look.
            tryCompile(System.nanoTime());
            while (!Thread.interrupted()) {
                tryCompile(watch.awaitChange());
            }
        } catch (InterruptedException closed) {
            // The way that close() ends this thread.
        } catch (IOException | UncheckedIOException broken) {
            console.trouble(tenants + " is no longer watched: " + broken.getMessage());
        }
    }

    /// What goes wrong once, such as a disk that is full, may go well at the next change.
    private void tryCompile(long beganNanos) throws InterruptedException {
        try {
            compile(beganNanos);
        } catch (IOException | RuntimeException failed) {
            if (!Thread.currentThread().isInterrupted()) {
                console.trouble(failed);
                console.trouble("Not reloaded; it is tried again when a file below " + tenants + " changes.");
            }
        }
    }

    private void compile(long beganNanos) throws IOException, InterruptedException {
        switch (Tenants.read(tenants, retarget)) {
            case Tenants.Valid(RoutingTable table) -> replace(table, beganNanos);
            case Tenants.Invalid invalid -> refuse(invalid);
        }
    }

    private void refuse(Tenants.Invalid invalid) throws IOException {
        if (!invalid.problems().equals(problems)) {
            folder.replace(PROBLEMS, invalid.json().getBytes(StandardCharsets.UTF_8));
            problems = invalid.problems();
            console.trouble(problems);
            console.trouble("The config before it stays in force.");
        }
    }

    private void replace(RoutingTable table, long beganNanos) throws IOException, InterruptedException {
        boolean mended = !problems.isEmpty();
        Files.deleteIfExists(folder.file(PROBLEMS));
        problems = "";
        if (Optional.of(table).equals(inForce)) {
            if (mended) {
                console.say("No problems any more; the config in force is what the files say.");
            }
            return;
        }
        byte[] bytes = BundleWriter.write(table);
        String changed = changed(table);
        folder.replace(BUNDLE, bytes);
        inForce = Optional.of(table);
        Bundle bundle = open(bytes);
        Optional<String> trouble = awaitTaken(bundle.digest());
        if (trouble.isPresent()) {
            console.trouble("The gateway has not taken config " + bundle.shortDigest() + ": " + trouble.get());
            return;
        }
        console.say("reloaded: %s, config %s in %d ms (%s)"
                .formatted(
                        TableCounts.of(table),
                        bundle.shortDigest(),
                        Duration.ofNanos(System.nanoTime() - beganNanos).toMillis(),
                        changed));
    }

    private static Bundle open(byte[] bytes) throws IOException {
        return switch (Bundle.open(ByteBuffer.wrap(bytes))) {
            case BundleOpening.Opened(Bundle bundle) -> bundle;
            case BundleOpening.Refused(String reason) -> throw new IOException(reason);
        };
    }

    /// @return why it has not, in words; empty when it has
    private Optional<String> awaitTaken(String digest) throws InterruptedException {
        long deadline = System.nanoTime() + TO_TAKE.toNanos();
        while (System.nanoTime() - deadline < 0) {
            if (admin.config().equals(Optional.of(digest))) {
                return Optional.empty();
            }
            Thread.sleep(PAUSE);
        }
        return Optional.of(admin.reloadRefusal().orElse("it does not answer; see its log"));
    }

    /// Whose part is another one now.
    private String changed(RoutingTable table) {
        Map<TenantId, ?> before =
                inForce.<Map<TenantId, ?>>map(RoutingTable::tenants).orElse(Map.of());
        TreeSet<TenantId> ids = new TreeSet<>(before.keySet());
        ids.addAll(table.tenants().keySet());
        List<String> changed = ids.stream()
                .filter(id -> !Optional.ofNullable(before.get(id))
                        .equals(Optional.ofNullable(table.tenants().get(id))))
                .map(TenantId::value)
                .toList();
        String shown = changed.stream().limit(TENANTS_SHOWN).collect(Collectors.joining(", ", "changed: ", ""));
        return changed.size() > TENANTS_SHOWN ? shown + " and " + (changed.size() - TENANTS_SHOWN) + " more" : shown;
    }
}
