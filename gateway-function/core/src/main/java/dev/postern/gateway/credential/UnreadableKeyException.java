package dev.postern.gateway.credential;

import dev.postern.config.value.TenantId;

/// A key is there, and what is stored of it, or its plan, cannot be read. Says nothing of other keys: the store
/// answers.
final class UnreadableKeyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableKeyException(TenantId tenant, String id, Throwable cause) {
        super("what is stored of key " + id + " of tenant " + tenant + " cannot be read: " + cause, cause);
    }
}
