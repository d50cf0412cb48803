package dev.postern.config.diff;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What came of comparing two tables.
///
/// @param base    what was
/// @param head    what shall be
/// @param changes by tenant, the worst of each first; empty exactly when everything means the same
/// @param checks  what else was asked about the change, such as whether its author may make it
public record Diff(Revision base, Revision head, List<Change> changes, List<Check> checks) {
    /// A side and the names of its meanings: the digests of the bundles that are compiled of it.
    ///
    /// @param label        what people call it, such as `main:tenants`
    /// @param digest       of the files as they are, or in the one environment that was asked for; empty where this
    ///                     side does not have it
    /// @param environments the digest in each environment that was compared besides
    public record Revision(String label, Optional<String> digest, SortedMap<String, String> environments) {
        public Revision {
            environments = Collections.unmodifiableSortedMap(new TreeMap<>(environments));
        }

        Revision(String label, Optional<String> digest) {
            this(label, digest, new TreeMap<>());
        }

        private Revision and(String environment, Revision other) {
            TreeMap<String, String> all = new TreeMap<>(environments);
            other.digest().ifPresent(some -> all.put(environment, some));
            return new Revision(label, digest, all);
        }
    }

    /// A question that is answered with yes or no.
    ///
    /// @param name   such as `owners`
    /// @param faults why the answer is no; empty where it is yes
    public record Check(String name, List<String> faults) {
        public Check {
            faults = List.copyOf(faults);
        }

        public boolean passed() {
            return faults.isEmpty();
        }
    }

    public Diff {
        checks = List.copyOf(checks);
        changes = changes.stream().sorted(Change.ORDER).toList();
    }

    /// Adds what is different in an environment. What is so for the files as they are, is told of these alone; what is
    /// so in many environments is told once, with all of them.
    Diff and(String environment, Diff other) {
        List<Change> all = new ArrayList<>(changes);
        Map<Change.Saying, Integer> told = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            told.put(all.get(i).saying(), i);
        }
        for (Change change : other.changes()) {
            Integer known = told.get(change.saying());
            if (known == null) {
                boolean whole = change.subject() instanceof Subject.OfEnvironment;
                all.add(whole ? change : change.in(environment));
            } else if (!all.get(known).environments().isEmpty()) {
                all.set(known, all.get(known).alsoIn(environment, change.at()));
            }
        }
        Revision was = base.and(environment, other.base());
        Revision is = head.and(environment, other.head());
        return new Diff(was, is, all, checks);
    }

    /// Adds the answer to one more question.
    public Diff and(Check check) {
        List<Check> all = new ArrayList<>(checks);
        all.add(check);
        return new Diff(base, head, changes, all);
    }

    /// Whether a pipeline may go on: the verdict is harmless and every check passed.
    public boolean passes() {
        return verdict().harmless() && checks.stream().allMatch(Check::passed);
    }

    /// The worst of all changes.
    public Verdict verdict() {
        return changes.stream()
                .map(Change::verdict)
                .max(Comparator.naturalOrder())
                .orElse(Verdict.NO_OP);
    }

    /// How many changes there are of each verdict, the worst first; those without any are left out.
    public Map<Verdict, Long> counts() {
        Map<Verdict, Long> counts = new TreeMap<>(Comparator.reverseOrder());
        changes.forEach(change -> counts.merge(change.verdict(), 1L, Long::sum));
        return counts;
    }
}
