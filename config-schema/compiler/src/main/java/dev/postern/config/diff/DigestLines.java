package dev.postern.config.diff;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// The digests of both sides, in lines for people.
final class DigestLines {
    /// As many letters as tell one from all others that anybody compares it with; JSON has them all.
    private static final int SHORT = "sha256:".length() + 12;

    private DigestLines() {}

    /// Where nothing is different: each in full.
    static String same(Diff.Revision revision) {
        StringBuilder out =
                new StringBuilder("the same meaning: " + revision.digest().orElse("") + "\n");
        revision.environments()
                .forEach((environment, digest) -> out.append("in %s: %s\n".formatted(environment, digest)));
        return out.toString();
    }

    /// Those that are different, shortened.
    static String different(Diff diff) {
        Map<String, String> base = all(diff.base());
        Map<String, String> head = all(diff.head());
        TreeSet<String> names = new TreeSet<>(base.keySet());
        names.addAll(head.keySet());
        StringBuilder out = new StringBuilder();
        for (String name : names) {
            String was = base.getOrDefault(name, "");
            String is = head.getOrDefault(name, "");
            if (!was.equals(is)) {
                String where = name.isEmpty() ? "" : " in " + name;
                out.append("digest%s: %s → %s\n".formatted(where, shortened(was), shortened(is)));
            }
        }
        return out.toString();
    }

    /// By environment; the empty name is the files as they are.
    private static Map<String, String> all(Diff.Revision revision) {
        TreeMap<String, String> all = new TreeMap<>(revision.environments());
        revision.digest().ifPresent(digest -> all.put("", digest));
        return all;
    }

    private static String shortened(String digest) {
        return digest.isEmpty() ? "none" : digest.substring(0, Math.min(SHORT, digest.length()));
    }
}
