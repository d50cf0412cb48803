package dev.postern.gateway.exchange;

import java.util.OptionalLong;

/// Whom the credential of a request identifies.
public sealed interface Consumer {
    /// Nobody: no credential was asked for, or none has been proved yet.
    record Anonymous() implements Consumer {
        static final Anonymous ANONYMOUS = new Anonymous();
    }

    /// The holder of an API key of the request's tenant.
    ///
    /// @param keyId          never secret
    /// @param limitPerMinute takes the place of the plan's, where present
    /// @param limitPerDay    takes the place of the plan's, where present
    record KeyHolder(String keyId, OptionalLong limitPerMinute, OptionalLong limitPerDay) implements Consumer {}

    static Consumer anonymous() {
        return Anonymous.ANONYMOUS;
    }
}
