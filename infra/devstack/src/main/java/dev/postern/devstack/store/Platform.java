package dev.postern.devstack.store;

import java.util.Locale;

/// The system that binaries are picked for.
enum Platform {
    LINUX_X86("linux-x86_64"),
    LINUX_ARM("linux-arm_64"),
    MAC_X86("darwin-x86_64"),
    MAC_ARM("darwin-arm_64");

    /// As the Postgres archives are named.
    final String postgresName;

    Platform(String postgresName) {
        this.postgresName = postgresName;
    }

    static Platform current() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        boolean arm = System.getProperty("os.arch").equals("aarch64");
        if (os.contains("mac")) {
            return arm ? MAC_ARM : MAC_X86;
        }
        return arm ? LINUX_ARM : LINUX_X86;
    }
}
