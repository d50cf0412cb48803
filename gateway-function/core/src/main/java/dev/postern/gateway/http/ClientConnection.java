package dev.postern.gateway.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.util.AttributeKey;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the strict filter found on one client's connection, for the handler of its requests.
///
/// Requests of a connection have numbers from 0, in the order in which they came. A connection has at most
/// one fault, and nothing after it is read. A fault in a head stands for a request of its own, so that it
/// is answered in its turn: the server sees a harmless `GET /` in its place, whose number has a fault. A
/// fault in a body belongs to the request whose head has been seen already.
///
/// A handler therefore does this with each request (also in the handler of invalid requests):
/// ```java
/// ClientConnection client = ClientConnection.of(request.connection());
/// long number = client.nextRequest();
/// client.faultOf(number);      // there: answer it, closeGently(), and look at nothing else
/// client.onFault(number, …);   // before the body is read: cut the upstream's request, answer, closeGently()
/// ```
/// All methods are for the connection's event loop only.
public final class ClientConnection {
    private static final AttributeKey<ClientConnection> KEY = AttributeKey.valueOf(ClientConnection.class, "client");

    private final StrictHttp1 filter;
    private long handed;
    private long replied;
    private long faultNumber = -1;
    private @Nullable HttpFault fault;
    private long listeningTo = -1;
    private @Nullable Handler<HttpFault> listener;

    ClientConnection(HttpLimits limits) {
        this.filter = new StrictHttp1(limits, this);
    }

    /// Puts the filter before the decoder of a connection from which no byte has been read yet. Call it
    /// from `HttpServer.connectionHandler`, with the options that [HttpLimits#applyTo] gives.
    ///
    /// @throws IllegalStateException when there is no HTTP/1 decoder, as with HTTP/2
    public static ClientConnection install(HttpConnection connection, HttpLimits limits) {
        Channel channel = channelOf(connection);
        ChannelPipeline pipeline = channel.pipeline();
        if (pipeline.get("httpDecoder") == null) {
            throw new IllegalStateException("handlers: " + pipeline.names() + " (expected: an HTTP/1 decoder)");
        }
        ClientConnection client = new ClientConnection(limits);
        pipeline.addBefore("httpDecoder", "strictHttp1", client.filter);
        pipeline.addBefore("handler", "idleGate", new IdleGate(client));
        channel.attr(KEY).set(client);
        return client;
    }

    /// The one that [#install] made.
    ///
    /// @throws IllegalStateException when none was installed
    public static ClientConnection of(HttpConnection connection) {
        ClientConnection client = channelOf(connection).attr(KEY).get();
        if (client == null) {
            throw new IllegalStateException("no filter was installed on this connection");
        }
        return client;
    }

    /// The socket that a connection was accepted from.
    public static Channel listeningSocketOf(HttpConnection connection) {
        return channelOf(connection).parent();
    }

    /// Whether a request is under way: the connection is then not idle, however long nothing is said on it.
    boolean busy() {
        return handed > replied;
    }

    /// Takes note that a request has been answered, or never will be; call once for each.
    public void replied() {
        replied++;
    }

    /// The number of the request that the handler has just been given; call once for each.
    public long nextRequest() {
        return handed++;
    }

    /// The fault of a request, as far as it has been read.
    public Optional<HttpFault> faultOf(long number) {
        return number == faultNumber ? Optional.ofNullable(fault) : Optional.empty();
    }

    /// Asks to be told of a fault in the body of a request; told at once when it has been found already.
    ///
    /// There is one listener a connection: the newest. It stays after its request was answered, since the
    /// body may still be on its way; a fault then only calls for [#closeGently].
    public void onFault(long number, Handler<HttpFault> handler) {
        listeningTo = number;
        listener = handler;
        tellFault();
    }

    /// Whether the client lets no request follow this one (`Connection: close`, HTTP/1.0, or a fault), as far
    /// as it has been read; whatever it sends after it is dropped. Once it is answered the connection wants
    /// closing; the server does that by itself only where `close` stands alone in Connection.
    public boolean isLastRequest(long number) {
        return filter.isLastRequest(number);
    }

    /// Lets all bytes from now on through unread, since the connection is about to speak another protocol.
    /// Call it before a 101 is written.
    ///
    /// @return false, and nothing has changed, when the client did not wait for the 101: its request's body is
    ///     not read to the end, or it has begun another request
    public boolean leaveHttp() {
        return filter.leaveHttp();
    }

    /// Closes after the last reply so that the client gets to read it: ends our side, drops what still
    /// comes in, and closes when the client has, or after a second.
    ///
    /// A plain close while bytes come in resets the connection, and the reply may be lost with it
    /// (RFC 9112, section 9.6). Call it when the reply has been written.
    public void closeGently() {
        filter.closeGently();
    }

    /// Takes note of the connection's fault, without telling yet.
    void recordFault(long number, HttpFault found) {
        faultNumber = number;
        fault = found;
    }

    /// Tells the listener, once.
    void tellFault() {
        Handler<HttpFault> told = listener;
        HttpFault found = fault;
        if (told != null && found != null && listeningTo == faultNumber) {
            listener = null;
            told.handle(found);
        }
    }

    StrictHttp1 filter() {
        return filter;
    }

    private static Channel channelOf(HttpConnection connection) {
        return ((ConnectionBase) connection).channel();
    }
}
