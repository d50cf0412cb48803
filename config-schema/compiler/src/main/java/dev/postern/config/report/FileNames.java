package dev.postern.config.report;

import java.io.File;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.stream.Collectors;

/// Names files as a version control system does: relative to the folder that a command runs in.
///
/// Works on texts, as a name on a disk need not be one that [Path] takes.
final class FileNames {
    private static final String ROOT = "/";

    private final String base;

    FileNames(Path base) {
        this.base = base.toAbsolutePath().normalize().toString().replace(File.separatorChar, '/');
    }

    /// The name below the base; the whole path where the file stands elsewhere.
    String of(String file) {
        String whole = straight(isAbsolute(file) ? file : base + ROOT + file);
        String folder = base.endsWith(ROOT) ? base : base + ROOT;
        return whole.startsWith(folder) ? whole.substring(folder.length()) : whole;
    }

    /// The name as a URI reference: relative below the base, else with `file://` in front.
    String uri(String file) {
        String name = of(file);
        String encoded = Arrays.stream(name.split(ROOT, -1))
                .map(segment ->
                        URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining(ROOT));
        return isAbsolute(name) ? "file://" + (name.startsWith(ROOT) ? "" : ROOT) + encoded : encoded;
    }

    /// Whether [#of] leaves a name below the base.
    boolean isBelowBase(String file) {
        return !isAbsolute(of(file));
    }

    private static boolean isAbsolute(String file) {
        return file.startsWith(ROOT) || file.matches("[A-Za-z]:/.*");
    }

    private static String straight(String path) {
        Deque<String> segments = new ArrayDeque<>();
        for (String segment : path.split(ROOT, -1)) {
            if (segment.equals("..")) {
                segments.pollLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.addLast(segment);
            }
        }
        return (path.startsWith(ROOT) ? ROOT : "") + String.join(ROOT, segments);
    }
}
