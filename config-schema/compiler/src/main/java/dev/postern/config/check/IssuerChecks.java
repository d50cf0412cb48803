package dev.postern.config.check;

import dev.postern.config.merge.IssuersInForce;
import dev.postern.config.model.Config;
import dev.postern.config.model.IssuerModel;
import dev.postern.config.model.Located;
import dev.postern.config.model.PlatformFile;
import dev.postern.config.model.TenantFile;
import dev.postern.config.source.Problem;
import dev.postern.config.source.ProblemCode;
import dev.postern.config.source.Quoted;
import dev.postern.config.value.TokenAlgorithm;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A tenant's issuers can be told apart, have keys of the right sort, and those come from where nobody can swap them.
final class IssuerChecks {
    private final ForbiddenBlocks forbidden;
    private final List<Problem> problems;

    private IssuerChecks(ForbiddenBlocks forbidden, List<Problem> problems) {
        this.forbidden = forbidden;
        this.problems = problems;
    }

    static void run(Config config, List<Problem> problems) {
        PlatformFile platform = config.platform().orElse(PlatformFile.UNKNOWN);
        IssuerChecks checks = new IssuerChecks(ForbiddenBlocks.of(platform), problems);
        config.tenants().values().forEach(checks::tenant);
    }

    private void tenant(TenantFile tenant) {
        Map<String, Located<String>> issuers = new HashMap<>();
        for (IssuerModel issuer : tenant.issuers()) {
            issuer.issuer().ifPresent(iss -> {
                Located<String> first = issuers.putIfAbsent(iss.value(), iss);
                if (first != null) {
                    String message = Quoted.text(iss.value()) + " is already the issuer at "
                            + first.at().reference();
                    String fix = "let routes ask for what differs, under the one name";
                    problems.add(iss.at().problem(ProblemCode.DUPLICATE_ISSUER, message, fix));
                }
            });
            keys(issuer);
        }
    }

    private void keys(IssuerModel issuer) {
        if (issuer.secret().isPresent()) {
            issuer.jwks().ifPresent(jwks -> {
                String message = "an issuer signs with a secret or with keys, not with both";
                String fix = "make two issuers of it, or leave one out";
                problems.add(jwks.at().problem(ProblemCode.ISSUER_KEYS, message, fix));
            });
        } else {
            issuer.jwks().or(issuer::issuer).ifPresent(this::fetched);
        }
        for (Located<TokenAlgorithm> algorithm : issuer.algorithms()) {
            if (!IssuersInForce.fits(issuer, algorithm.value())) {
                problems.add(misfit(algorithm));
            }
        }
    }

    private static Problem misfit(Located<TokenAlgorithm> algorithm) {
        boolean shared = algorithm.value().family() == TokenAlgorithm.Family.SHARED;
        String message = algorithm.value() + (shared ? " needs a secret" : " needs keys, and this issuer has a secret");
        String fix = shared ? "name a \"secret\", or take another algorithm" : "take HS256, HS384 or HS512";
        return algorithm.at().problem(ProblemCode.ISSUER_KEYS, message, fix);
    }

    /// Whoever can answer in the place of the one asked decides whose tokens are good.
    private void fetched(Located<String> written) {
        Optional<URI> uri = uri(written.value());
        if (uri.isEmpty()) {
            String message = Quoted.text(written.value()) + " is no URL, so that no keys can be fetched from there";
            problems.add(written.at().problem(ProblemCode.ISSUER_URL, message, "write a \"jwks\", or a \"secret\""));
            return;
        }
        String host = uri.get().getHost();
        if (!"https".equals(uri.get().getScheme()) && !isOwnMachine(host)) {
            String message = "keys that come over http can be swapped on the way";
            problems.add(written.at().problem(ProblemCode.ISSUER_URL, message, "write https"));
        }
        forbidden.holding(host).ifPresent(block -> {
            String message = "the platform forbids addresses in " + block;
            problems.add(written.at().problem(ProblemCode.FORBIDDEN_UPSTREAM, message));
        });
    }

    private static Optional<URI> uri(String text) {
        try {
            URI uri = new URI(text);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return web && uri.getHost() != null && uri.getRawUserInfo() == null ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }

    /// As the gateway has it, which fetches by http from nowhere else.
    private static boolean isOwnMachine(String host) {
        return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
    }
}
