package dev.postern.gateway.revocation;

/// Whether a token was revoked.
public enum RevocationAnswer {
    NOT_REVOKED,
    REVOKED,
    /// What is revoked was not read yet, since this gateway started a moment ago or Postgres is away: nobody is to be
    /// let in on it. Worth another try a second later.
    UNKNOWN
}
