package dev.postern.devstack.dev;

import java.nio.file.Path;

/// The `java` that runs this process.
final class JavaProgram {
    private JavaProgram() {}

    static String path() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
