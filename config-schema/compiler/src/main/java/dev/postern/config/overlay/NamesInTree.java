package dev.postern.config.overlay;

import dev.postern.config.source.FileKind;
import dev.postern.config.source.SourceFile;
import dev.postern.config.source.SourceTree;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Which tenants and APIs a tree has, also those whose files cannot be read.
final class NamesInTree {
    private final TreeMap<String, SortedSet<String>> apis = new TreeMap<>();

    NamesInTree(SourceTree tree) {
        Stream.concat(tree.faulty().stream(), tree.files().stream().map(SourceFile::path))
                .forEach(this::add);
    }

    private void add(String path) {
        Optional<FileKind> kind = FileKind.of(path);
        if (kind.isEmpty()) {
            return;
        }
        switch (kind.get()) {
            case TENANT -> of(path);
            case API -> of(path).add(FileKind.stemOf(path));
            case PLATFORM, ENVIRONMENT, TEST -> {}
        }
    }

    private SortedSet<String> of(String path) {
        return apis.computeIfAbsent(FileKind.folderOf(path), folder -> new TreeSet<>());
    }

    SortedSet<String> tenants() {
        return apis.navigableKeySet();
    }

    SortedSet<String> apis(String tenant) {
        return apis.getOrDefault(tenant, new TreeSet<>());
    }
}
