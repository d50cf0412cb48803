package dev.postern.devstack.dev;

import dev.postern.devstack.echo.EchoMain;
import dev.postern.devstack.process.Launch;
import dev.postern.devstack.process.OnLaunch;
import dev.postern.devstack.process.Signal;
import dev.postern.devstack.process.StartUp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The echo upstream as a process of its own, as upstreams are.
record EchoProcess(DevFolder folder, int port) {
    /// An argument of its command line, by which the process is known; early, since long lines are cut.
    static final String MARKER = "-Dpostern.part=echo";

    private static final Duration TO_START = Duration.ofSeconds(20);

    /// Starts it and waits until it listens.
    Process start(OnLaunch onLaunch) throws IOException {
        Path log = folder.file("echo.log");
        List<String> command = List.of(
                JavaProgram.path(),
                MARKER,
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                EchoMain.class.getName(),
                Integer.toString(port));
        Process process = new Launch(command, Map.of(), Set.of(), folder.path(), log).start();
        try {
            onLaunch.launched(process.pid());
            StartUp.await("The echo upstream", process, log, TO_START, this::listens);
            return process;
        } catch (IOException failed) {
            Signal.KILL.end(process.toHandle(), Duration.ofSeconds(5));
            throw failed;
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }
}
