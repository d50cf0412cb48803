package dev.postern.config.explain;

/// An answer of the gateway itself.
///
/// @param code   the gateway's, stable; also in the reply's problem+json
/// @param detail for people
public record Refusal(int status, String code, String detail) {
    @Override
    public String toString() {
        return status + " " + code + ": " + detail;
    }
}
