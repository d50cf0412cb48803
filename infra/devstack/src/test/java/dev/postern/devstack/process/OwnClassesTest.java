package dev.postern.devstack.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.devstack.files.FileTree;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnClassesTest {
    private static final String USED_LATE = "dev.postern.devstack.process.FreePort";

    @TempDir
    Path folder;

    @Test
    void outliveTheirFiles() throws Exception {
        Path classes = folder.resolve("classes");
        FileTree.copy(Path.of("target/classes"), classes);
        try (URLClassLoader program = loader(classes)) {
            OwnClasses.loadAll(program.loadClass("dev.postern.devstack.process.Signal"));

            FileTree.delete(classes);

            assertThat(program.loadClass(USED_LATE).getClassLoader()).isSameAs(program);
        }
        try (URLClassLoader gone = loader(classes)) {
            assertThatThrownBy(() -> gone.loadClass(USED_LATE)).isInstanceOf(ClassNotFoundException.class);
        }
    }

    /// Sees the program's own classes nowhere else, and the libraries where this test has them.
    private static URLClassLoader loader(Path classes) throws Exception {
        ClassLoader libraries = new ClassLoader(OwnClassesTest.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                if (name.startsWith("dev.postern.devstack.")) {
                    throw new ClassNotFoundException(name);
                }
                return super.loadClass(name, resolve);
            }
        };
        return new URLClassLoader(new URL[] {classes.toUri().toURL()}, libraries);
    }
}
