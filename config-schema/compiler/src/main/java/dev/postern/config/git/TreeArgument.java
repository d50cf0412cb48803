package dev.postern.config.git;

import dev.postern.config.source.SourceTree;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/// Reads what a person names on a command line: a folder, a git revision, or `REVISION:FOLDER`.
///
/// A text that begins with `/`, `./` or `../` is a folder, one with a colon a revision and a folder from the
/// repository's top. Any other must be one of the two: it is refused when it is both. The repository is
/// that of the working folder, and where it lies in none, that of the tenants' folder.
public final class TreeArgument {
    /// What a text stands for.
    public sealed interface Answer {
        /// @param tree     all files
        /// @param folder   the folder in a work tree that belongs to it, to compare a revision with
        /// @param revision where it was read from; empty for a folder
        record Tree(SourceTree tree, Path folder, Optional<Revision> revision) implements Answer {}

        /// @param reason what is wrong with the text, and what to write
        record Refused(String reason) implements Answer {}
    }

    /// A folder of a commit.
    ///
    /// @param folder below the repository's top, parted by `/`; empty for the top itself
    public record Revision(GitRepository repository, String commit, String folder) {}

    private final Path working;
    private final Path tenants;

    /// @param working the folder that the command runs in
    /// @param tenants the folder that is meant where none is named
    public TreeArgument(Path working, Path tenants) {
        this.working = working;
        this.tenants = tenants;
    }

    /// Reads the tree that `text` names.
    public Answer read(String text) {
        Optional<Path> folder = folder(text);
        if (text.matches("[.]{0,2}/.*|[.]{1,2}")) {
            return folder.<Answer>map(TreeArgument::tree).orElseGet(() -> refused(text, "there is no such folder"));
        }
        Optional<GitRepository> repository = GitRepository.around(working).or(() -> GitRepository.around(tenants));
        int colon = text.indexOf(':');
        String revision = colon < 0 ? text : text.substring(0, colon);
        Optional<String> commit = repository.flatMap(some -> some.commit(revision));
        if (commit.isEmpty()) {
            return folder.<Answer>map(TreeArgument::tree)
                    .orElseGet(() -> refused(text, "there is no such folder, and no such git revision"));
        }
        if (folder.isPresent()) {
            String other = colon < 0 ? revision + ":" + tenants.getFileName() : text;
            return refused(
                    text,
                    "this is both a folder and a git revision; write ./" + text + " for the folder"
                            + (colon < 0 ? ", " + other + " for the revision" : ""));
        }
        GitRepository found = repository.orElseThrow();
        String below = colon < 0 ? tenantsIn(found) : text.substring(colon + 1).replaceAll("/+$", "");
        return switch (found.read(commit.get(), below, revision + ":" + below)) {
            case GitRepository.Reading.Read(SourceTree tree) -> {
                Revision read = new Revision(found, commit.get(), below);
                yield new Answer.Tree(tree, found.top().resolve(below), Optional.of(read));
            }
            case GitRepository.Reading.Refused(String reason) -> new Answer.Refused(reason);
        };
    }

    /// The tree in the work tree that is compared with `base` where nobody names one.
    public Answer counterpart(Answer.Tree base, String text) {
        boolean ofRevision = text.indexOf(':') >= 0 && folder(text).isEmpty();
        Path folder = ofRevision ? base.folder() : tenants;
        if (!Files.isDirectory(folder)) {
            return new Answer.Refused("no such folder: " + folder);
        }
        return ofRevision
                ? new Answer.Tree(SourceTree.read(folder, shown(folder)), folder, Optional.empty())
                : tree(folder);
    }

    private String shown(Path folder) {
        Path here = working.toAbsolutePath().normalize();
        Path whole = folder.toAbsolutePath().normalize();
        boolean below = whole.startsWith(here) && !whole.equals(here);
        return (below ? here.relativize(whole) : whole).toString().replace('\\', '/');
    }

    private static Answer.Tree tree(Path folder) {
        return new Answer.Tree(SourceTree.read(folder), folder, Optional.empty());
    }

    private Optional<Path> folder(String text) {
        try {
            return Optional.of(working.resolve(text)).filter(Files::isDirectory);
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }

    private String tenantsIn(GitRepository repository) {
        Path top = repository.top().toAbsolutePath().normalize();
        Path whole = tenants.toAbsolutePath().normalize();
        return whole.startsWith(top) ? top.relativize(whole).toString().replace('\\', '/') : "tenants";
    }

    private static Answer refused(String text, String why) {
        return new Answer.Refused("\"" + text + "\": " + why);
    }
}
