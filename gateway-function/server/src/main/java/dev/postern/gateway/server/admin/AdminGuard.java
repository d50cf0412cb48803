package dev.postern.gateway.server.admin;

import dev.postern.gateway.server.settings.Secret;
import dev.postern.gateway.server.settings.Settings;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/// Lets nobody near the management API who does not hold ADMIN_API_KEY.
///
/// Runs before anything is matched or read, so that a stranger learns neither which paths exist nor what a body
/// should look like. Health and metrics are not resources and stay open.
@Singleton
final class AdminGuard {
    private static final String SCHEME = "Bearer ";

    private final Optional<byte[]> key;

    AdminGuard(Settings settings) {
        this.key = settings.adminApiKey().map(Secret::value).map(AdminGuard::bytes);
    }

    /// Answers 503 where no key is set, 401 without the right one.
    @ServerRequestFilter(preMatching = true)
    public Optional<Response> admit(ContainerRequestContext request, HttpServerRequest sent) {
        if (asksForPublicKeys(sent.uri())) {
            return Optional.empty();
        }
        if (key.isEmpty()) {
            return Optional.of(ProblemException.response(Problem.of(
                    503,
                    "management_api_off",
                    "The management API is off: ADMIN_API_KEY is not set on this gateway.")));
        }
        String offered = offered(request);
        // Of equal length or not, isEqual takes the same time for the same offer.
        if (offered == null || !MessageDigest.isEqual(key.get(), bytes(offered))) {
            Response unauthorized = ProblemException.response(Problem.of(
                    401,
                    offered == null ? "admin_key_missing" : "admin_key_wrong",
                    "The management API asks for ADMIN_API_KEY, as Authorization: Bearer or X-API-Key."));
            return Optional.of(Response.fromResponse(unauthorized)
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"postern-admin\"")
                    .build());
        }
        return Optional.empty();
    }

    /// Only what cannot be read in two ways: whoever matches it resolves `#/../../keys` otherwise than a URI does.
    private static boolean asksForPublicKeys(String target) {
        int query = target.indexOf('?');
        return (query < 0 ? target : target.substring(0, query)).equals(IdentityKeysResource.PATH);
    }

    private static @Nullable String offered(ContainerRequestContext request) {
        String authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return authorization.substring(SCHEME.length()).strip();
        }
        return request.getHeaderString("X-API-Key");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
