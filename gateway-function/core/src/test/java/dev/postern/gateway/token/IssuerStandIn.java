package dev.postern.gateway.token;

import dev.postern.config.table.IssuerTable;
import dev.postern.config.table.IssuerTable.KeySource;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// An issuer of tokens for tests of other packages: an endpoint on loopback that publishes one key.
public final class IssuerStandIn implements AutoCloseable {
    private final TestIssuer endpoint;
    private final SigningKey key;
    private final String kid;

    private IssuerStandIn(TestIssuer endpoint, SigningKey key, String kid) {
        this.endpoint = endpoint;
        this.key = key;
        this.kid = kid;
    }

    /// One with a key of its own under this `kid`.
    public static IssuerStandIn open(Vertx vertx, String kid) {
        SigningKey key = SigningKey.draw(SigningKey.Way.ES256);
        return new IssuerStandIn(TestIssuer.open(vertx).serves(SigningKey.set(key.jwk(kid))), key, kid);
    }

    public void goesAway() {
        endpoint.gone();
    }

    public String url() {
        return endpoint.url();
    }

    /// What a tenant's config says of it.
    ///
    /// @param issuer what `iss` is, which need not be where the keys are
    public IssuerTable table(String name, String issuer) {
        return new IssuerTable(
                name,
                issuer,
                new KeySource.KeySet(endpoint.url() + "/keys"),
                Duration.ofSeconds(30),
                new TreeSet<>(),
                Optional.empty(),
                IssuerTable.Claims.USUAL);
    }

    /// A token that holds for ten minutes.
    ///
    /// @param claims JSON, quotes and all, which may take the place of the usual ones
    public String token(String issuer, Map<String, String> claims) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("iss", Draft.quoted(issuer));
        all.put("sub", Draft.quoted("ada"));
        all.put("exp", Long.toString(Instant.now().getEpochSecond() + 600));
        all.putAll(claims);
        Draft draft = new Draft(key).header("kid", Draft.quoted(kid));
        all.forEach(draft::claim);
        return draft.token();
    }

    @Override
    public void close() {
        endpoint.close();
    }
}
