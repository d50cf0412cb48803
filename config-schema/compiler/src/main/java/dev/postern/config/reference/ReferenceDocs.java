package dev.postern.config.reference;

import dev.postern.config.report.Explanation;
import dev.postern.config.source.FileKind;
import dev.postern.config.source.ProblemCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/// Every page that is generated: what stands in the schemas and in the explanations, and nothing else.
public final class ReferenceDocs {
    private static final String END = ".schema.json";
    private static final String MADE = "<!-- Made by ./postern reference; do not edit. -->\n\n";

    private ReferenceDocs() {}

    /// The text of each page by its path below `docs`, parted by `/`.
    public static SortedMap<String, String> pages() {
        SchemaFiles schemas = new SchemaFiles();
        SortedMap<String, String> pages = new TreeMap<>();
        StringBuilder index = new StringBuilder(MADE).append("# Every key of every file\n\n| page | |\n|---|---|\n");
        for (String name : names()) {
            Schema root = schemas.file(name + END);
            pages.put("reference/" + name + ".md", MADE + ReferencePage.render(root));
            index.append("| [%s](%s.md) | %s |\n"
                    .formatted(
                            ReferencePage.title(root),
                            name,
                            root.text("description").orElse("").replace("|", "\\|")));
        }
        pages.put("reference/README.md", index.toString());
        pages.put("problems.md", problems());
        return Collections.unmodifiableSortedMap(pages);
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>();
        Arrays.stream(FileKind.values()).forEach(kind -> names.add(kind.name().toLowerCase(Locale.ROOT)));
        names.add("policies");
        return names;
    }

    private static String problems() {
        StringBuilder out = new StringBuilder(MADE).append("# Problems\n\n").append("""
                What each code means and how to mend it. `./postern validate --explain PC1003` prints one of these pages.
                A code never changes its meaning and is never used again.

                `--format json` writes one document. Its `version` is 1; keys are only ever added.

                | key | |
                |---|---|
                | `tree`, `valid`, `summary` | what was read, whether it is fine, and the last line of the text |
                | `counts` | `problems` and `files` in all, `omitted` from the list, `byCode` |
                | `problems[]` | `file` relative to the working folder, `line` and `column` from 1 in UTF-16 units, \
                `endColumn` behind the last character, `code`, `path` of the value, `message`, `help`, and where there \
                are any `fix` and `witness` (a request: `method`, `url`, `headers`) |

                | code | |
                |---|---|
                """);
        for (ProblemCode code : ProblemCode.values()) {
            out.append("| [%s](#%s) | %s |\n".formatted(code.id(), code.id().toLowerCase(Locale.ROOT), code.meaning()));
        }
        out.append("\n").append(Explanation.exampleTree());
        for (ProblemCode code : ProblemCode.values()) {
            out.append("\n<a id=\"%s\"></a>\n\n".formatted(code.id().toLowerCase(Locale.ROOT)));
            // One level deeper than on a page of its own.
            out.append(Explanation.of(code).markdown().replaceAll("(?m)^#", "##"));
        }
        return out.toString();
    }
}
