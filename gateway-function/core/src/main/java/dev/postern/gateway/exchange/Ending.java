package dev.postern.gateway.exchange;

/// How a request's reply left the gateway.
public enum Ending {
    /// The whole reply was handed to the client's connection.
    SENT,
    /// The client left before that.
    CLIENT_GONE,
    /// The reply could not be completed, and the client can see that: its connection was cut.
    CUT_SHORT
}
