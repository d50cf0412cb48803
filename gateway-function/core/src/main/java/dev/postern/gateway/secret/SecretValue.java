package dev.postern.gateway.secret;

/// A secret's text, which no log, no error and no debugger view of a record prints.
///
/// @param text what is kept back
public record SecretValue(String text) {
    @Override
    public String toString() {
        return "(hidden)";
    }
}
