package dev.postern.gateway.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.value.TenantId;
import dev.postern.gateway.credential.ApiKey;
import dev.postern.gateway.credential.KeyRecord;
import dev.postern.gateway.exchange.Completion;
import dev.postern.gateway.exchange.Consumer;
import dev.postern.gateway.http.HttpLimits;
import dev.postern.gateway.revocation.Revoked;
import dev.postern.gateway.token.IssuerStandIn;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two tenants of which everything collides that somebody could choose: names of issuers, what `iss` is, kids,
/// subjects,
/// token ids, key ids, routes and limits. What differs is what they may do, so that a mix-up shows.
class IsolationTest {
    private static final int REQUESTS = 2_000;
    private static final String ISSUER = "https://id.example";
    private static final TenantId ACME = Tables.ACME;
    private static final TenantId GLOBEX = Tables.GLOBEX;
    private static final List<String> ROUTES = List.of(
            "token",
            "key-or-token",
            "token-or-key",
            "passed",
            "key",
            "open",
            "roles",
            "scopes",
            "login",
            "limited",
            "identity",
            "open-identity");
    private static final Set<String> OPEN = Set.of("open", "open-identity");
    private static final Set<String> WITHOUT_KEYS = Set.of("token", "roles", "login", "limited");

    /// @param owner whose credential it is
    private record Credential(TenantId owner, boolean isKey, String header) {}

    private final Random random = new Random(20_261_121);
    private final Map<TenantId, Credential> keys = new HashMap<>();
    private final Map<TenantId, Credential> tokens = new HashMap<>();
    private final Map<TenantId, UUID> users = new HashMap<>();
    private final Map<TenantId, Integer> limited = new HashMap<>();
    private final Map<TenantId, IssuerStandIn> issuers = new HashMap<>();
    private GatewayUnderTest gateway;
    private boolean acmeRevoked;

    @BeforeEach
    void start() throws Exception {
        gateway = new GatewayUnderTest(HttpLimits.DEFAULT);
        String id = ApiKey.generate("test", ACME, new SecureRandom()).id();
        tenant(ACME, id, "orders:read", "[\"admin\"]", "none");
        tenant(GLOBEX, id, "none", "[\"guest\"]", "orders:read");
        GatewayUnderTest.await(gateway.live.swap(GatewayUnderTest.bundle(TokenTables.table(
                gateway.upstream.port(),
                Map.of(
                        ACME, Objects.requireNonNull(issuers.get(ACME)).table("staff", ISSUER),
                        GLOBEX, Objects.requireNonNull(issuers.get(GLOBEX)).table("staff", ISSUER))))));
    }

    private void tenant(TenantId tenant, String keyId, String keyScope, String roles, String tokenScope) {
        UUID user = UUID.randomUUID();
        ApiKey key = ApiKey.renew("test", tenant, keyId, new SecureRandom());
        gateway.add(new KeyRecord(
                key.id(),
                tenant,
                user,
                key.secretHash(),
                Optional.empty(),
                true,
                Optional.empty(),
                Set.of(keyScope),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Instant.now()));
        IssuerStandIn issuer = IssuerStandIn.open(gateway.vertx, "k1");
        String token =
                issuer.token(ISSUER, Map.of("jti", "\"t-1\"", "roles", roles, "scope", "\"" + tokenScope + "\""));
        users.put(tenant, user);
        issuers.put(tenant, issuer);
        keys.put(tenant, new Credential(tenant, true, "X-API-Key: " + key.text()));
        tokens.put(tenant, new Credential(tenant, false, "Authorization: Bearer " + token));
    }

    @AfterEach
    void stop() {
        issuers.values().forEach(IssuerStandIn::close);
        gateway.close();
    }

    @Test
    void nothingOfOneTenantIsEverUsedForAnother() throws Exception {
        Map<Integer, Integer> seen = new HashMap<>();
        for (int i = 0; i < REQUESTS; i++) {
            if (i == REQUESTS / 2) {
                gateway.revoked.add(ACME, new Revoked.ById("staff", "t-1"));
                acmeRevoked = true;
            }
            TenantId host = random.nextBoolean() ? ACME : GLOBEX;
            TenantId owner = random.nextInt(4) == 0 ? (host.equals(ACME) ? GLOBEX : ACME) : host;
            Credential credential = Objects.requireNonNull((random.nextBoolean() ? keys : tokens).get(owner));
            String route = ROUTES.get(random.nextInt(ROUTES.size()));
            int expected = expected(host, route, credential);
            RawClient.Reply reply =
                    RawClient.request(gateway.port(), "GET", "/" + route, host + ".localhost", credential.header());
            String what = host + "/" + route + " by " + (credential.isKey() ? "a key" : "a token") + " of " + owner;
            assertThat(reply.status()).as(what).isEqualTo(expected);
            seen.merge(expected, 1, Integer::sum);
            told(i, what, host, route, credential, expected);
        }
        assertThat(seen.keySet()).as("otherwise nothing was shown").containsExactlyInAnyOrder(200, 401, 403, 429);
    }

    private int expected(TenantId host, String route, Credential credential) {
        if (OPEN.contains(route)) {
            return 200;
        }
        boolean taken = credential.isKey() ? !WITHOUT_KEYS.contains(route) : !route.equals("key");
        boolean revoked = acmeRevoked && !credential.isKey() && host.equals(ACME);
        if (!taken || !credential.owner().equals(host) || revoked) {
            return 401;
        }
        boolean acme = host.equals(ACME);
        return switch (route) {
            case "roles" -> acme ? 200 : 403;
            case "scopes" -> credential.isKey() == acme ? 200 : 403;
            case "login" -> acme ? 401 : 403;
            case "limited" -> limited.merge(host, 1, Integer::sum) <= 2 ? 200 : 429;
            default -> 200;
        };
    }

    /// What is counted, logged and sent on is the host's tenant's, and speaks of its own caller or of nobody.
    private void told(int number, String what, TenantId host, String route, Credential credential, int status) {
        // Counted before the reply's last byte.
        Completion completion = gateway.completions.get(number);
        assertThat(completion.tenant()).as(what).isEqualTo(host);
        if (!credential.owner().equals(host)) {
            assertThat(completion.consumer()).as(what).isEqualTo(Consumer.anonymous());
        }
        if (completion.consumer() instanceof Consumer.KeyHolder key) {
            assertThat(key.userId()).as(what).isEqualTo(users.get(host));
        }
        if (status == 200 && route.equals("identity")) {
            String token = Objects.requireNonNull(
                    gateway.upstream.seen.getLast().headers().get(TokenTables.TOKEN_HEADER.value()));
            byte[] payload = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
            JsonObject claims = new JsonObject(new String(payload, StandardCharsets.UTF_8));
            assertThat(claims.getString("tenant")).as(what).isEqualTo(host.value());
            assertThat(claims.getString("sub"))
                    .as(what)
                    .isEqualTo(
                            credential.isKey()
                                    ? Objects.requireNonNull(users.get(host)).toString()
                                    : "ada");
        }
    }
}
