package dev.postern.config.openapi;

import dev.postern.config.source.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What a document says about who may call, as far as the gateway knows it.
final class SecuritySchemes {
    private static final Set<String> OF_TOKENS = Set.of("oauth2", "openIdConnect");
    private static final String DISCOVERY = "/.well-known/openid-configuration";

    private final Cursor root;
    private final List<Surroundings.Issuer> issuers;
    private final List<Note> notes;

    /// @param issuers those of the tenant
    SecuritySchemes(Cursor root, List<Surroundings.Issuer> issuers, List<Note> notes) {
        this.root = root;
        this.issuers = issuers;
        this.notes = notes;
    }

    /// What the requirements that hold for an operation, or for the document, demand.
    Demand demand(Optional<Cursor> security) {
        if (security.isEmpty() || !security.get().isSequence()) {
            return Demand.API_KEY;
        }
        List<Cursor> requirements = security.get().items();
        return requirements.isEmpty()
                ? Demand.NOTHING
                : new Demand(requirements.stream().map(this::source).toList());
    }

    private String source(Cursor requirement) {
        List<String> schemes = requirement.keys();
        if (schemes.isEmpty()) {
            notes.add(Note.at(requirement, "a key that may be left out is not known here; it is asked for"));
        }
        List<String> sources = new ArrayList<>();
        for (String name : schemes) {
            sources.add(scheme(requirement, name));
        }
        if (schemes.size() > 1) {
            boolean key = sources.contains(Demand.key());
            notes.add(Note.at(
                    requirement,
                    "several proofs at once are not known here; " + (key ? "an API key" : "a token")
                            + " alone is asked for"));
            return key ? Demand.key() : sources.getFirst();
        }
        return sources.isEmpty() ? Demand.key() : sources.getFirst();
    }

    private String scheme(Cursor requirement, String name) {
        Optional<Cursor> scheme = root.get("components")
                .flatMap(components -> components.get("securitySchemes"))
                .flatMap(schemes -> schemes.get(name))
                .flatMap(Cursor::resolved);
        if (scheme.isEmpty()) {
            String message = "there is no security scheme " + Quoted.text(name) + "; an API key is asked for";
            notes.add(Note.at(requirement, message));
            return Demand.key();
        }
        String type = scheme.get().text("type").orElse("");
        if (type.equals("apiKey")) {
            apiKey(scheme.get());
            return Demand.key();
        }
        boolean bearer = type.equals("http")
                && scheme.get()
                        .text("scheme")
                        .filter("bearer"::equalsIgnoreCase)
                        .isPresent();
        if (bearer || OF_TOKENS.contains(type)) {
            requirement
                    .get(name)
                    .filter(scopes -> !scopes.items().isEmpty())
                    .ifPresent(scopes -> notes.add(Note.at(
                            scopes,
                            "what a token must allow is not imported; write it as \"require\": { \"scopes\": "
                                    + Json.array(scopes.items().stream()
                                            .flatMap(scope -> scope.text().stream())
                                            .map(Json::string)
                                            .toList())
                                    + " }")));
            return token(scheme.get(), shown(scheme.get(), type));
        }
        notes.add(Note.at(
                scheme.get(),
                "the gateway does not check " + Quoted.text(shown(scheme.get(), type))
                        + " yet; an API key is asked for, since leaving it out would open the route"));
        return Demand.key();
    }

    private static String shown(Cursor scheme, String type) {
        return scheme.text("scheme").map(kind -> type + " " + kind).orElse(type);
    }

    /// A token of the issuer that the scheme names, or of the only one that the tenant has.
    private String token(Cursor scheme, String shown) {
        Optional<String> named = scheme.text("openIdConnectUrl").map(SecuritySchemes::issuerOf);
        Optional<Surroundings.Issuer> issuer = named.isPresent()
                ? issuers.stream()
                        .filter(some -> withoutSlash(some.url()).equals(named.get()))
                        .findFirst()
                : issuers.stream().findFirst().filter(only -> issuers.size() == 1);
        if (issuer.isPresent()) {
            if (named.isEmpty()) {
                notes.add(Note.at(
                        scheme,
                        Quoted.text(shown) + " names no issuer; the tenant's only one is taken, "
                                + Quoted.text(issuer.get().name())));
            }
            return Demand.jwt(issuer.get().name());
        }
        String why = named.map(url -> "the tenant has no issuer " + Quoted.text(url) + " in tenant.json")
                .orElse(
                        issuers.isEmpty()
                                ? "the tenant has no issuer in tenant.json"
                                : Quoted.text(shown) + " names no issuer, and the tenant has several");
        String what = issuers.isEmpty() || named.isPresent() ? "add it and write" : "write";
        notes.add(Note.at(
                scheme,
                why + "; an API key is asked for, since leaving it out would open the route: " + what
                        + " { \"jwt\": \"<issuer>\" } in auth"));
        return Demand.key();
    }

    private static String issuerOf(String url) {
        String issuer = url.endsWith(DISCOVERY) ? url.substring(0, url.length() - DISCOVERY.length()) : url;
        return withoutSlash(issuer);
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    private void apiKey(Cursor scheme) {
        String in = scheme.text("in").orElse("");
        String name = scheme.text("name").orElse("");
        if (in.equals("header") && name.toLowerCase(Locale.ROOT).equals("x-api-key")) {
            return;
        }
        if (in.equals("query") && name.equals("api_key")) {
            notes.add(Note.at(
                    scheme, "a key in the query is read only with \"apiKeys\": {\"inQuery\": true} in tenant.json"));
            return;
        }
        notes.add(Note.at(
                scheme, "the key is read from the header X-API-Key, not from " + Quoted.text(name) + " in " + in));
    }
}
