package dev.postern.gateway.server.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.gateway.credential.KeyCacheOptions;
import dev.postern.gateway.server.settings.PostgresUrl;
import dev.postern.gateway.server.settings.Secret;
import dev.postern.gateway.server.settings.Setting;
import io.vertx.pgclient.PgConnectOptions;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConnectionsTest {
    @Test
    void aConnectionThatIsGoneWithoutAWordIsGivenUpWellWithinTheGraceOfKeys() {
        PgConnectOptions pooled = Connections.pooled(new PostgresUrl(
                Setting.DATABASE_URL, "127.0.0.1", 5432, "postern", "gateway", new Secret("secret"), "disable"));
        Duration silence =
                Duration.of(pooled.getIdleTimeout(), pooled.getIdleTimeoutUnit().toChronoUnit());
        assertThat(silence)
                .as("a pool ends unused ones before, so that none in use ends by this")
                .isGreaterThan(Duration.ofSeconds(Connections.IDLE_SECONDS))
                .isLessThan(KeyCacheOptions.standard().grace().dividedBy(4));
    }
}
