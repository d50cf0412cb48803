package dev.postern.devstack.dev;

import dev.postern.devstack.process.OwnClasses;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The command line of `./postern dev`.
public final class Main {
    /// Longer than every part together may take to end.
    private static final Duration TO_END = Duration.ofMinutes(2);

    private Main() {}

    /// Runs until Ctrl-C or SIGTERM, then ends what it started.
    public static void main(String[] arguments) throws IOException {
        OwnClasses.loadAll(Main.class);
        Console console = new Console(System.out, System.err);
        CountDownLatch ended = new CountDownLatch(1);
        Thread main = Thread.currentThread();
        // A signal becomes an interrupt of the one thread that starts and ends things.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            main.interrupt();
            await(ended);
        }));
        int exitCode = 1;
        try {
            exitCode = switch (DevSettings.read(List.of(arguments), System.getenv())) {
                case DevSettings.Asked(DevSettings settings) -> new Dev(settings, console).run();
                case DevSettings.Faulty(List<String> faults) -> {
                    faults.forEach(console::trouble);
                    yield 2;
                }
            };
        } finally {
            ended.countDown();
        }
        System.exit(exitCode);
    }

    private static void await(CountDownLatch ended) {
        try {
            if (!ended.await(TO_END.toSeconds(), TimeUnit.SECONDS)) {
                System.err.println("Gave up waiting for everything to end.");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
