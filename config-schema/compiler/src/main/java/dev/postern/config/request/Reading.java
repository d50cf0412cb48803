package dev.postern.config.request;

import dev.postern.config.match.GivenRequest;

/// What becomes of a request before it is matched.
public sealed interface Reading {
    record Readable(GivenRequest request) implements Reading {}

    /// The gateway refuses to read it.
    ///
    /// @param code   the gateway's, stable
    /// @param detail for people
    record Refused(int status, String code, String detail) implements Reading {}

    /// No client can send it.
    ///
    /// @param why what is wrong and what to write instead
    record Unsendable(String why) implements Reading {}
}
