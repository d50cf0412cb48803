package dev.postern.gateway.token;

import io.vertx.core.Future;
import java.util.function.Function;

/// A check that is done, or one that has to wait for keys or for a worker thread.
public sealed interface TokenAnswer {
    record Now(TokenCheck check) implements TokenAnswer {}

    /// @param check never fails; completes on the caller's Vert.x context where it has one
    record Later(Future<TokenCheck> check) implements TokenAnswer {}

    /// The answer as a future in each case.
    default Future<TokenCheck> future() {
        return switch (this) {
            case Now(TokenCheck check) -> Future.succeededFuture(check);
            case Later(Future<TokenCheck> check) -> check;
        };
    }

    /// What follows from the check.
    default TokenAnswer then(Function<TokenCheck, TokenAnswer> next) {
        return switch (this) {
            case Now(TokenCheck check) -> next.apply(check);
            case Later(Future<TokenCheck> check) ->
                new Later(check.compose(it -> next.apply(it).future()));
        };
    }
}
