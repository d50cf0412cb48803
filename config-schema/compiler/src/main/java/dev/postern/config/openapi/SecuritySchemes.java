package dev.postern.config.openapi;

import dev.postern.config.source.Quoted;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a document says about who may call, as far as the gateway knows it.
final class SecuritySchemes {
    /// What an operation demands.
    enum Demand {
        /// An empty list of requirements, written out.
        NOTHING,
        /// An API key: because the document says so, says nothing, or says what the gateway cannot check yet.
        API_KEY
    }

    private final Cursor root;
    private final List<Note> notes;

    SecuritySchemes(Cursor root, List<Note> notes) {
        this.root = root;
        this.notes = notes;
    }

    /// What the requirements that hold for an operation, or for the document, demand.
    Demand demand(Optional<Cursor> security) {
        if (security.isEmpty() || !security.get().isSequence()) {
            return Demand.API_KEY;
        }
        List<Cursor> requirements = security.get().items();
        if (requirements.isEmpty()) {
            return Demand.NOTHING;
        }
        requirements.forEach(this::note);
        return Demand.API_KEY;
    }

    private void note(Cursor requirement) {
        List<String> schemes = requirement.keys();
        if (schemes.isEmpty()) {
            notes.add(Note.at(requirement, "a key that may be left out is not known here; it is asked for"));
        } else if (schemes.size() > 1) {
            notes.add(Note.at(requirement, "several proofs at once are not known here; an API key alone is asked for"));
        }
        for (String name : schemes) {
            scheme(requirement, name);
        }
    }

    private void scheme(Cursor requirement, String name) {
        Optional<Cursor> scheme = root.get("components")
                .flatMap(components -> components.get("securitySchemes"))
                .flatMap(schemes -> schemes.get(name))
                .flatMap(Cursor::resolved);
        if (scheme.isEmpty()) {
            String message = "there is no security scheme " + Quoted.text(name) + "; an API key is asked for";
            notes.add(Note.at(requirement, message));
            return;
        }
        String type = scheme.get().text("type").orElse("");
        if (type.equals("apiKey")) {
            apiKey(scheme.get());
        } else {
            String shown =
                    scheme.get().text("scheme").map(kind -> type + " " + kind).orElse(type);
            notes.add(Note.at(
                    scheme.get(),
                    "the gateway does not check " + Quoted.text(shown)
                            + " yet; an API key is asked for, since leaving it out would open the route"));
        }
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
