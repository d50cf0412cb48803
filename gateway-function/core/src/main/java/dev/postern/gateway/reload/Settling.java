package dev.postern.gateway.reload;

import java.util.Optional;

/// Tells when a file is worth being judged: once for each state that it comes to rest in.
///
/// At rest is what two looks in a row find the same, and at once the first look of all and another file of
/// this name. For one thread.
final class Settling {
    private boolean begun;
    private Optional<FileIdentity> judged = Optional.empty();
    private Optional<FileIdentity> last = Optional.empty();

    /// @param seen empty where there is no file
    boolean isNews(Optional<FileIdentity> seen) {
        boolean resting = !begun || seen.equals(last) || isAnother(seen);
        last = seen;
        return resting && !(begun && seen.equals(judged));
    }

    /// @param seen what [#isNews] was asked for
    void judged(Optional<FileIdentity> seen) {
        begun = true;
        judged = seen;
    }

    private boolean isAnother(Optional<FileIdentity> seen) {
        return judged.isPresent() && seen.isPresent() && !judged.get().sameFile(seen.get());
    }
}
