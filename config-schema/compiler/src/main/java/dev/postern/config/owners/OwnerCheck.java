package dev.postern.config.owners;

import dev.postern.config.diff.Change;
import dev.postern.config.diff.Diff;
import dev.postern.config.diff.Subject;
import dev.postern.config.source.ChangedPaths;
import dev.postern.config.source.SourceTree;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Whether a change keeps to what its author may change.
///
/// A domain is touched by a change to any of its files, also such as are no config, and a tenant also by a change that
/// gives its requests
/// another meaning, such as a host that is taken from it. Without an author a change may touch one domain
/// only; the platform's files may give any tenant another meaning. An author may touch what the base says
/// that they own: what the head says could be their own doing. The platform's owners may touch everything.
public final class OwnerCheck {
    private static final String NAME = "owners";
    private static final Domain PLATFORM = new Domain.Platform();

    private OwnerCheck() {}

    /// Checks the change from `base` to `head`, of which `diff` tells the meaning.
    ///
    /// @param paths   all files that differ, also those that are no config
    /// @param authors the author's handles, their teams' and their addresses; none where nobody is named
    public static Diff.Check of(SourceTree base, SourceTree head, ChangedPaths paths, Diff diff, List<String> authors) {
        SortedMap<Domain, String> files = Touched.between(base, head, paths);
        SortedMap<Domain, String> meaning = new TreeMap<>();
        for (Change change : diff.changes()) {
            // An environment that comes or goes is a file.
            if (change.subject() instanceof Subject.InTenant subject) {
                Domain tenant = new Domain.Tenant(subject.tenant().value());
                if (!files.containsKey(tenant)) {
                    meaning.putIfAbsent(tenant, change.kind().phrase() + " " + subject.name());
                }
            }
        }
        List<String> faults = authors.isEmpty() ? alone(files, meaning) : owned(base, files, meaning, authors);
        return new Diff.Check(NAME, faults);
    }

    private static List<String> alone(SortedMap<Domain, String> files, SortedMap<Domain, String> meaning) {
        List<String> faults = new ArrayList<>();
        if (files.size() > 1) {
            String all = files.entrySet().stream()
                    .limit(10)
                    .map(file -> file.getKey() + " (" + file.getValue() + ")")
                    .collect(Collectors.joining(", "));
            String more = files.size() > 10 ? " and " + (files.size() - 10) + " more" : "";
            faults.add("one change touches " + all + more
                    + "; make a change of each, or name an author who may touch all of them");
        }
        if (!files.containsKey(PLATFORM)) {
            meaning.forEach((domain, how) -> faults.add(unwritten(domain, how)));
        }
        return faults;
    }

    private static List<String> owned(
            SourceTree base, SortedMap<Domain, String> files, SortedMap<Domain, String> meaning, List<String> authors) {
        Owners owners = new Owners(base);
        if (among(owners.of(PLATFORM), authors)) {
            return List.of();
        }
        List<String> faults = new ArrayList<>();
        for (Map.Entry<Domain, String> file : files.entrySet()) {
            if (!among(owners.of(file.getKey()), authors)) {
                faults.add(file.getValue() + " is of " + file.getKey() + ", " + whose(owners, file.getKey()));
            }
        }
        if (!files.containsKey(PLATFORM)) {
            meaning.forEach((domain, how) -> {
                if (!among(owners.of(domain), authors)) {
                    faults.add(unwritten(domain, how) + ", " + whose(owners, domain));
                }
            });
        }
        return faults;
    }

    private static String unwritten(Domain domain, String how) {
        return domain + " is changed (" + how.strip() + "), though none of its files is";
    }

    private static String whose(Owners owners, Domain domain) {
        if (!owners.has(domain)) {
            return "which is new: only the platform's owners may add it";
        }
        List<String> names = owners.of(domain);
        return names.isEmpty()
                ? "which names no owners: only the platform's may change it"
                : "which is owned by " + String.join(", ", names);
    }

    /// GitHub's names and most mail servers tell no upper from lower case.
    private static boolean among(Collection<String> owners, Collection<String> authors) {
        return owners.stream().anyMatch(owner -> authors.stream().anyMatch(owner::equalsIgnoreCase));
    }
}
