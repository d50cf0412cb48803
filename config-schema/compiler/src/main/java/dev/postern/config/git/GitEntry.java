package dev.postern.config.git;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

/// A file or a symbolic link of a git tree.
///
/// @param link whether its content is the path that it leads to
/// @param id   names the content
/// @param size of the content in bytes
record GitEntry(boolean link, String id, long size) {
    private static final int MOST = 400_000;
    private static final int LONGEST_LINE = 8_192;
    private static final String LINK = "120000";

    /// Reads what `ls-tree -r -z -l` writes: `mode type id size<TAB>path<NUL>`; submodules are left out.
    static SortedMap<String, GitEntry> list(InputStream out) throws IOException {
        SortedMap<String, GitEntry> entries = new TreeMap<>();
        BufferedInputStream in = new BufferedInputStream(out, 1 << 16);
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next != 0) {
                line.write(next);
                if (line.size() > LONGEST_LINE) {
                    throw new IOException("a path is longer than " + LONGEST_LINE + " bytes");
                }
                continue;
            }
            add(line.toString(StandardCharsets.UTF_8), entries);
            line.reset();
            if (entries.size() > MOST) {
                throw new IOException("more than " + MOST + " files");
            }
        }
        return entries;
    }

    private static void add(String line, SortedMap<String, GitEntry> entries) throws IOException {
        int tab = line.indexOf('\t');
        String[] parts = line.substring(0, Math.max(0, tab)).split(" +", -1);
        if (parts.length != 4) {
            throw new IOException("an entry of another form than expected");
        }
        if (parts[1].equals("blob")) {
            GitEntry entry = new GitEntry(parts[0].equals(LINK), parts[2], Long.parseLong(parts[3]));
            entries.put(line.substring(tab + 1), entry);
        }
    }
}
