package dev.postern.config.owners;

import dev.postern.config.source.FileKind;
import dev.postern.config.source.SourceFile;
import dev.postern.config.source.SourceTree;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The part of a `CODEOWNERS` file that the owners in a tree give; the rest of the file is people's own.
///
/// The last line that matches a file counts, so the platform's comes first, for all that no tenant owns,
/// and then the tenants' in the order of their names.
///
/// @see <a
/// href="https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners">
///     GitHub: about code owners</a>
public final class Codeowners {
    private static final String BEGIN = "# Begin: written by ./postern codeowners";
    private static final String END = "# End: written by ./postern codeowners";
    private static final String NOTE =
            "# The owners stand in platform.json and each tenant.json. Change them there and run the command again.";

    private static final String MEND = "; remove this line, and those that the command wrote, and run it again";

    private Codeowners() {}

    /// The generated lines.
    ///
    /// @param folder the tree's place in the repository, parted by `/`; empty for its top
    public static String lines(SourceTree tree, String folder) {
        Owners owners = new Owners(tree);
        String root = folder.isEmpty() ? "/" : "/" + escaped(folder) + "/";
        StringBuilder out = new StringBuilder(BEGIN).append('\n').append(NOTE).append('\n');
        line(out, root, owners.of(new Domain.Platform()));
        TreeSet<String> tenants = new TreeSet<>();
        for (SourceFile file : tree.files()) {
            if (FileKind.of(file.path()).filter(kind -> kind == FileKind.TENANT).isPresent()) {
                tenants.add(FileKind.folderOf(file.path()));
            }
        }
        tenants.forEach(tenant -> line(out, root + tenant + "/", owners.of(new Domain.Tenant(tenant))));
        return out.append(END).append('\n').toString();
    }

    private static void line(StringBuilder out, String path, List<String> owners) {
        if (!owners.isEmpty()) {
            out.append(path).append(' ').append(String.join(" ", owners)).append('\n');
        }
    }

    /// What came of putting the generated lines into a file.
    public sealed interface Merge {
        /// @param text the whole file
        record Merged(String text) implements Merge {}

        /// Where the generated lines begin and end cannot be told, and so not which lines are people's.
        ///
        /// @param line   the line to mend, from 1
        /// @param reason what is wrong with it, and how to mend it
        record Refused(int line, String reason) implements Merge {}
    }

    /// A file with the generated lines in it: in place of those that it has, or behind all that it has. Only whole
    /// lines count as their first and last; nothing outside of these is ever lost.
    ///
    /// @param file  as it is; empty when there is none
    /// @param lines as [#lines] gave them
    public static Merge into(String file, String lines) {
        String text = file.replace("\r\n", "\n");
        List<String> all = text.lines().toList();
        int begin = all.indexOf(BEGIN);
        int end = all.indexOf(END);
        if (begin < 0 && end < 0) {
            String gap = text.isEmpty() ? "" : text.endsWith("\n") ? "\n" : "\n\n";
            return new Merge.Merged(text + gap + lines);
        }
        if (end < begin || begin < 0) {
            String reason = end < 0
                    ? "\"%s\" has no \"%s\" behind it".formatted(BEGIN, END)
                    : "\"%s\" has no \"%s\" before it".formatted(END, BEGIN);
            return new Merge.Refused((end < 0 ? begin : end) + 1, reason + MEND);
        }
        int again = all.lastIndexOf(BEGIN) > begin ? all.lastIndexOf(BEGIN) : all.lastIndexOf(END);
        if (again != end) {
            return new Merge.Refused(again + 1, "\"%s\" stands there twice".formatted(all.get(again)) + MEND);
        }
        String before = all.subList(0, begin).stream().map(line -> line + "\n").collect(Collectors.joining());
        String behind = String.join("\n", all.subList(end + 1, all.size()));
        return new Merge.Merged(before + lines + behind + (!behind.isEmpty() && text.endsWith("\n") ? "\n" : ""));
    }

    /// A path in which nothing is a pattern; white space needs a backslash too.
    private static String escaped(String path) {
        return path.replaceAll("([\\s\\\\#!*?\\[\\]])", "\\\\$1");
    }
}
