package dev.postern.devstack.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/// Finds ports that nobody listens on.
///
/// An answer holds for the moment only: another process may take the port before it is used.
public final class FreePort {
    private FreePort() {}

    /// A free port on loopback, picked by the system.
    public static int any() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /// The first port, if it is free on loopback, else any other.
    public static int preferably(int port) throws IOException {
        return isFree(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)) ? port : any();
    }

    /// Whether a server could listen there now.
    ///
    /// Connections that wait out their last packets (TIME_WAIT) do not count, as they do not for a server.
    public static boolean isFree(InetSocketAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
