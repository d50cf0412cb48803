package dev.postern.gateway.server.settings;

import java.util.List;

/// What reading the environment led to.
public sealed interface SettingsRead {
    /// Every setting holds.
    record Valid(Settings settings) implements SettingsRead {}

    /// Nothing starts. Holds every fault, not the first alone.
    record Invalid(List<SettingFault> faults) implements SettingsRead {
        public Invalid {
            faults = List.copyOf(faults);
        }
    }
}
