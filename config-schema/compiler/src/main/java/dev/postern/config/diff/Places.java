package dev.postern.config.diff;

import dev.postern.config.source.SourcePosition;
import java.util.Optional;

/// Where something is written: in the head, or in the base where the head has it no more.
record Places(Side base, Side head) {
    Optional<SourcePosition> of(Subject subject) {
        return head.written().position(subject).or(() -> base.written().position(subject));
    }
}
