package dev.postern.config.openapi;

import dev.postern.config.match.CanonicalPath;
import dev.postern.config.source.Quoted;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where a document's first server is.
///
/// @param at        the server; the document's root where none is written
/// @param scheme    such as `https`; empty for a relative address
/// @param authority host and port; empty likewise
/// @param basePath  canonical, without a slash at its end; `/` for none
record Server(Cursor at, String scheme, String authority, String basePath) {
    private static final Pattern ADDRESS =
            Pattern.compile("(?s)(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?://([^/?#]*))?([^?#]*).*");
    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}/]{1,200})}");
    private static final int MOST_READ = 4_000;

    static Server of(Cursor root, List<Note> notes) {
        List<Cursor> servers = root.get("servers").map(Cursor::items).orElse(List.of());
        Optional<Cursor> url = servers.stream().findFirst().flatMap(first -> first.get("url"));
        if (servers.size() > 1) {
            notes.add(Note.at(servers.get(1), "only the first server is read"));
        }
        if (url.isEmpty()) {
            return new Server(root, "", "", "/");
        }
        String text = filled(servers.getFirst(), url.get(), notes);
        Matcher address = ADDRESS.matcher(text);
        boolean matches = address.matches();
        String scheme = matches ? orEmpty(address.group(1)) : "";
        String authority = matches ? orEmpty(address.group(2)) : "";
        String path = matches ? orEmpty(address.group(3)) : "";
        return new Server(url.get(), scheme, authority, base(path, url.get(), notes));
    }

    private static String orEmpty(@Nullable String group) {
        return group == null ? "" : group;
    }

    /// The address with its variables' defaults in place.
    private static String filled(Cursor server, Cursor url, List<Note> notes) {
        String text = url.text().filter(some -> some.length() <= MOST_READ).orElse("");
        return VARIABLE.matcher(text).replaceAll(variable -> {
            String name = variable.group(1);
            Optional<String> value = server.get("variables")
                    .flatMap(variables -> variables.get(name))
                    .flatMap(one -> one.text("default"))
                    .filter(some -> some.length() <= MOST_READ);
            value.ifPresent(some ->
                    notes.add(Note.at(url, "the variable " + Quoted.text(name) + " is taken as " + Quoted.text(some))));
            return Matcher.quoteReplacement(value.orElse(variable.group()));
        });
    }

    private static String base(String path, Cursor url, List<Note> notes) {
        String absolute = path.startsWith("/") ? path : "/" + path;
        String bare = absolute.replaceAll("/+$", "");
        if (bare.isEmpty()) {
            return "/";
        }
        if (CanonicalPath.read(bare) instanceof CanonicalPath.Canonical canonical
                && !canonical.text().endsWith("/")) {
            return canonical.text();
        }
        notes.add(Note.at(url, "the server's path cannot be a base path; \"/\" is taken"));
        return "/";
    }
}
