package dev.postern.devstack.process;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The classes of a program that runs out of a build's folder.
public final class OwnClasses {
    private static final String ENDING = ".class";

    private OwnClasses() {}

    /// Loads all classes of a program now.
    ///
    /// A build beside a long-running program takes its class files away for a while, or for good where
    /// it fails; a class that is needed first at the end would then be missing at the end.
    ///
    /// @param main any class of the program; nothing happens where it does not come from a folder
    public static void loadAll(Class<?> main) throws IOException {
        Path folder = folderOf(main);
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<String> names;
        try (Stream<Path> files = Files.walk(folder)) {
            names = files.map(file -> folder.relativize(file).toString())
                    .filter(name -> name.endsWith(ENDING) && !name.contains("package-info"))
                    .map(name ->
                            name.substring(0, name.length() - ENDING.length()).replace('/', '.'))
                    .toList();
        }
        for (String name : names) {
            try {
                Class.forName(name, false, main.getClassLoader());
            } catch (ClassNotFoundException beingReplaced) {
                throw new IOException(name + ": gone while it was read; is a build running?", beingReplaced);
            }
        }
    }

    private static Path folderOf(Class<?> main) throws IOException {
        try {
            URI location =
                    main.getProtectionDomain().getCodeSource().getLocation().toURI();
            return Path.of(location);
        } catch (URISyntaxException odd) {
            throw new IOException(main + ": comes from nowhere", odd);
        }
    }
}
