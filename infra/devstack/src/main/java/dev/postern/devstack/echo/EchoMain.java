package dev.postern.devstack.echo;

import dev.postern.devstack.process.OwnClasses;
import java.io.IOException;

/// The echo upstream as a process: `EchoMain PORT`.
public final class EchoMain {
    private EchoMain() {}

    /// Listens until the process is ended.
    public static void main(String[] arguments) throws IOException {
        OwnClasses.loadAll(EchoMain.class);
        int port = arguments.length == 0 ? EchoServer.USUAL_PORT : Integer.parseInt(arguments[0]);
        EchoServer server = EchoServer.start(port);
        System.out.println("echo upstream on http://localhost:" + server.port());
    }
}
