package dev.postern.config.match;

import dev.postern.config.value.TenantId;
import java.util.Optional;

/// The tenant's tag inside an API key, which looks like `psk_<environment>_<tenant>_<id>_<secret><checksum>`.
public final class KeyTag {
    /// No key is longer; anything longer is refused unread.
    public static final int MAX_LENGTH = 120;

    private static final String PREFIX = "psk_";

    private KeyTag() {}

    /// The tenant that a key says it is of, without looking at the rest; empty when there is none.
    ///
    /// For a host that several tenants share: cheap enough to ask before anything is known. It proves nothing.
    public static Optional<TenantId> of(String key) {
        if (key.length() > MAX_LENGTH || !key.startsWith(PREFIX)) {
            return Optional.empty();
        }
        int tag = key.indexOf('_', PREFIX.length()) + 1;
        int end = tag == 0 ? -1 : key.indexOf('_', tag);
        return end < 0 ? Optional.empty() : TenantId.parse(key.substring(tag, end));
    }
}
