package dev.postern.config.git;

import java.io.IOException;
import java.io.InputStream;
import java.util.SortedMap;
import java.util.TreeMap;

/// A file or a symbolic link of a git tree.
///
/// @param link whether its content is the path that it leads to
/// @param id   names the content
/// @param size of the content in bytes
record GitEntry(boolean link, String id, long size) {
    private static final String LINK = "120000";

    /// Reads what `ls-tree -r -z -l` writes: `mode type id size<TAB>path<NUL>`; submodules are left out.
    static SortedMap<String, GitEntry> list(InputStream out) throws IOException {
        SortedMap<String, GitEntry> entries = new TreeMap<>();
        GitRecords.each(out, line -> add(line, entries));
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
