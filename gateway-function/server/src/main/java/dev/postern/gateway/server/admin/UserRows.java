package dev.postern.gateway.server.admin;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;

/// The table of users.
final class UserRows {
    private static final String INSERT = """
            INSERT INTO users (email) VALUES ($1)
            ON CONFLICT (lower(email)) DO NOTHING
            RETURNING id, email, created_at""";
    private static final String BY_EMAIL = "SELECT id, email, created_at FROM users WHERE lower(email) = lower($1)";

    private final Database database;

    UserRows(Database database) {
        this.database = database;
    }

    /// @param isNew whether this call made it
    record Found(UserView user, boolean isNew) {}

    /// The user of an address, made if there is none. Two calls at once make one user.
    Found createOrGet(String email) {
        while (true) {
            RowSet<Row> inserted = database.query(INSERT, Tuple.of(email));
            if (inserted.size() > 0) {
                return new Found(view(inserted.iterator().next()), true);
            }
            RowSet<Row> existing = database.query(BY_EMAIL, Tuple.of(email));
            if (existing.size() > 0) {
                return new Found(view(existing.iterator().next()), false);
            }
            // It was deleted between the two statements.
        }
    }

    private static UserView view(Row row) {
        return new UserView(
                row.getUUID("id"),
                row.getString("email"),
                row.get(OffsetDateTime.class, "created_at").toInstant());
    }
}
