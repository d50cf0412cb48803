package dev.postern.bench.stand;

import java.nio.file.Path;

/// The Java that runs this program, and the gateway too.
public final class Java {
    private Java() {}

    /// The program itself.
    public static String program() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /// As the runtime names itself, such as `25.0.3+9-LTS`.
    public static String version() {
        return Runtime.version().toString();
    }
}
