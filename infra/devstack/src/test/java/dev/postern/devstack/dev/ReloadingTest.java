package dev.postern.devstack.dev;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.table.RoutingTable;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadingTest {
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    @TempDir
    private Path temporary;

    @Test
    void aFailureOfOneReloadDoesNotEndTheNext() throws Exception {
        Path tenants = Files.createDirectory(temporary.resolve("tenants"));
        Path platform = Files.writeString(tenants.resolve("platform.json"), "{");
        DevFolder folder = DevFolder.open(temporary.resolve("dev"));
        // Stands where the file is written first, and cannot be removed as a file can.
        Path inTheWay = folder.file(Reloading.PROBLEMS + ".new");
        Files.createFile(Files.createDirectory(inTheWay).resolve("file"));
        Console console = new Console(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                new PrintStream(lines(), true, StandardCharsets.UTF_8));
        RoutingTable none = new RoutingTable(new TreeMap<>());
        try (AdminApi admin = new AdminApi(1, "");
                Reloading _ = Reloading.start(tenants, none, Map.of(), folder, admin, console)) {
            awaitTold("Not reloaded");
            Files.delete(inTheWay.resolve("file"));
            Files.delete(inTheWay);
            Files.writeString(platform, "{ ");
            awaitTold("The config before it stays in force.");
            assertThat(folder.file(Reloading.PROBLEMS)).exists();
        }
    }

    private void awaitTold(String start) throws InterruptedException {
        String line = "";
        while (line != null && !line.startsWith(start)) {
            line = told.poll(20, TimeUnit.SECONDS);
        }
        assertThat(line).as("told within 20 s").startsWith(start);
    }

    private OutputStream lines() {
        return new ByteArrayOutputStream() {
            @Override
            public synchronized void flush() {
                toString(StandardCharsets.UTF_8).lines().forEach(told::add);
                reset();
            }
        };
    }
}
