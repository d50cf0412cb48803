package dev.postern.gateway.token;

import dev.postern.config.table.IssuerTable;
import dev.postern.config.table.IssuerTable.KeySource;
import dev.postern.gateway.token.DocumentFetch.Document;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/// Fetches an issuer's keys, by its discovery document where the config names no address; each time by both, as an
/// issuer may move its keys.
final class KeyFetch {
    /// The longest discovery document, in bytes.
    static final int MOST_DISCOVERY_BYTES = 64 * 1024;

    private final Vertx vertx;
    private final DocumentFetch documents;

    KeyFetch(Vertx vertx, DocumentFetch documents) {
        this.vertx = vertx;
        this.documents = documents;
    }

    /// What came of it.
    sealed interface Fetched {
        /// @param fresh how long the endpoint says that they are
        record Keys(KeySet keys, Optional<Duration> fresh) implements Fetched {}

        /// @param reason one clause for the log
        record Failed(String reason) implements Fetched {}
    }

    /// Never fails; takes at most twice the time limit of a document.
    Future<Fetched> fetch(IssuerTable issuer) {
        return switch (issuer.keys()) {
            case KeySource.KeySet(String url) -> keys(KeyAddress.of(url, url));
            case KeySource.Discovery() -> discovered(issuer.issuer());
            case KeySource.SharedSecret _ -> failed("the issuer has no key set");
        };
    }

    private Future<Fetched> discovered(String issuer) {
        Optional<URI> address = KeyAddress.discovery(issuer);
        if (address.isEmpty()) {
            return failed("the issuer is not an address that may be asked");
        }
        return documents.get(address.get(), MOST_DISCOVERY_BYTES).compose(document -> switch (document) {
            case Document.Failed(String reason) -> failed("discovery: " + reason);
            case Document.Got got -> fromDiscovery(got.bytes(), issuer);
        });
    }

    private Future<Fetched> fromDiscovery(Buffer bytes, String issuer) {
        Optional<JsonValue.Members> document = StrictJson.object(bytes.getBytes());
        if (document.isEmpty()) {
            return failed("discovery: not a strict JSON object");
        }
        if (!document.get().text("issuer").equals(Optional.of(issuer))) {
            return failed("discovery: the document is another issuer's");
        }
        return keys(document.get().text("jwks_uri").flatMap(uri -> KeyAddress.of(uri, issuer)));
    }

    private Future<Fetched> keys(Optional<URI> address) {
        if (address.isEmpty()) {
            return failed("the key set's address is missing, or not one that may be asked");
        }
        return documents.get(address.get(), KeySet.MOST_BYTES).compose(document -> switch (document) {
            case Document.Failed(String reason) -> failed("key set: " + reason);
            case Document.Got(Buffer bytes, Optional<Duration> fresh) -> parsed(bytes, fresh);
        });
    }

    private Future<Fetched> parsed(Buffer bytes, Optional<Duration> fresh) {
        return vertx.<Fetched>executeBlocking(
                        () -> {
                            SmallRyeCheck.warmUp();
                            return switch (KeySet.parse(bytes.getBytes())) {
                                case KeySet.Reading.Read(KeySet keys) -> new Fetched.Keys(keys, fresh);
                                case KeySet.Reading.Malformed(String reason) ->
                                    new Fetched.Failed("key set: " + reason);
                            };
                        },
                        false)
                .map(Objects::requireNonNull);
    }

    private static Future<Fetched> failed(String reason) {
        return Future.succeededFuture(new Fetched.Failed(reason));
    }
}
