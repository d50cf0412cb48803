package dev.postern.config.owners;

import dev.postern.config.source.FileKind;
import dev.postern.config.source.SourceFile;
import dev.postern.config.source.SourceTree;
import java.util.List;
import java.util.TreeSet;

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

    /// A file with the generated lines in it: in place of those that it has, or behind all that it has.
    ///
    /// @param file  as it is; empty when there is none
    /// @param lines as [#lines] gave them
    public static String into(String file, String lines) {
        String text = file.replace("\r\n", "\n");
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END, Math.max(0, begin));
        if (begin < 0 || end < 0) {
            String gap = text.isEmpty() ? "" : text.endsWith("\n") ? "\n" : "\n\n";
            return text + gap + lines;
        }
        int behind = text.indexOf('\n', end);
        return text.substring(0, begin) + lines + (behind < 0 ? "" : text.substring(behind + 1));
    }

    /// A path in which nothing is a pattern; white space needs a backslash too.
    private static String escaped(String path) {
        return path.replaceAll("([\\s\\\\#!*?\\[\\]])", "\\\\$1");
    }
}
