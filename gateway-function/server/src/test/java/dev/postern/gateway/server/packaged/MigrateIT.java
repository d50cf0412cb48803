package dev.postern.gateway.server.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.devstack.store.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrateIT {
    @TempDir
    private Path folder;

    @Test
    void anEmptyDatabaseGetsTheSchemaAndASecondRunHasNothingToDo() throws Exception {
        try (PostgresServer postgres = PostgresServer.start(folder.resolve("postgres"))) {
            Run first = Run.start(Map.of("MIGRATE_DATABASE_URL", postgres.url()), "migrate");
            assertThat(first.exitCode()).as(first.errors()).isZero();
            assertThat(first.output()).matches("migrate: changes applied: [1-9][0-9]*; the schema is up to date\n");

            // DATABASE_URL is the fallback.
            Run second = Run.start(Map.of("DATABASE_URL", postgres.url()), "migrate");
            assertThat(second.exitCode()).isZero();
            assertThat(second.output()).isEqualTo("migrate: changes applied: 0; the schema is up to date\n");

            try (Connection owner = postgres.connect("postgres");
                    ResultSet keys = owner.createStatement().executeQuery("SELECT count(*) FROM public.api_keys")) {
                assertThat(keys.next()).isTrue();
            }
        }
    }

    @Test
    void aDatabaseThatIsAwayIsSaidInOneLineWithTheSettingThatNamesIt() throws Exception {
        Run owner = Run.start(Map.of("MIGRATE_DATABASE_URL", "postgres://u:s3cret@127.0.0.1:1/db"), "migrate");
        assertThat(owner.exitCode()).isEqualTo(1);
        assertThat(owner.errors().lines())
                .singleElement()
                .asString()
                .startsWith("migrate: MIGRATE_DATABASE_URL: cannot use Postgres at 127.0.0.1:1")
                .doesNotContain("s3cret");

        Run fallback = Run.start(Map.of("DATABASE_URL", "postgres://u:s3cret@127.0.0.1:1/db"), "migrate");
        assertThat(fallback.exitCode()).isEqualTo(1);
        assertThat(fallback.errors()).startsWith("migrate: DATABASE_URL: ");
    }

    @Test
    void aRoleThatMayNotMigrateIsRefusedInOneLine() throws Exception {
        try (PostgresServer postgres = PostgresServer.start(folder.resolve("postgres"))) {
            Site.migrate(postgres);
            try (Connection owner = postgres.connect("postgres")) {
                owner.createStatement().execute("CREATE DATABASE other");
            }
            Run run =
                    Run.start(Map.of("MIGRATE_DATABASE_URL", postgres.url("gateway", "s3cret-db", "other")), "migrate");
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.errors().lines())
                    .singleElement()
                    .asString()
                    .startsWith("migrate: ")
                    .contains("permission denied");
        }
    }
}
