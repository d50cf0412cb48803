package dev.postern.gateway.server.settings;

/// One thing wrong with one setting.
///
/// @param setting  the variable
/// @param found    what it holds; for a setting with a secret inside, only the part that is wrong
/// @param expected what it should hold
public record SettingFault(Setting setting, String found, String expected) {
    @Override
    public String toString() {
        return setting + ": " + found + " (expected: " + expected + ")";
    }
}
