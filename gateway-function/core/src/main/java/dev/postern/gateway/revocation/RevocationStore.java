package dev.postern.gateway.revocation;

import io.vertx.core.Future;
import java.util.List;
import java.util.function.Consumer;

/// Where revocations are kept.
public interface RevocationStore {
    /// What a read showed: the changes that came into sight later are told from it.
    record Snapshot(String text) {}

    /// @param changes  each revocation once
    /// @param snapshot to ask from the next time
    record Changes(List<RevocationChange> changes, Snapshot snapshot) {}

    /// Reads all that are in force or lately were, in pages.
    ///
    /// @param page takes them, on the caller's event loop, as they come
    /// @return a snapshot taken before the first page: what changed since may be in the pages or not
    Future<Snapshot> readAll(Consumer<List<Revocation>> page);

    /// Reads exactly what `since` did not show, however late it was committed. Fails where that cannot be said any
    /// more, and everything has to be read.
    Future<Changes> changes(Snapshot since);

    /// Removes what has ended long ago.
    Future<Void> clear();
}
