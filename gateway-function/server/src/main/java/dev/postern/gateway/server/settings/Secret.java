package dev.postern.gateway.server.settings;

/// A value that no log, no error and no debugger view of a record prints.
///
/// @param value what is kept back
public record Secret(String value) {
    @Override
    public String toString() {
        return "(hidden)";
    }
}
