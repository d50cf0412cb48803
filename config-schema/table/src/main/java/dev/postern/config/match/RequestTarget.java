package dev.postern.config.match;

/// A request target in origin-form, cut at its first question mark; neither half is changed.
///
/// The path is for [CanonicalPath#read]. The query is the client's own and travels as it came.
///
/// @param path  everything before the first `?`, as received
/// @param query from the `?` on, mark included, so that `/a?` and `/a` stay apart; empty when there is none
/// @see <a href="https://datatracker.ietf.org/doc/html/rfc9112#section-3.2.1">RFC 9112, section 3.2.1</a>
public record RequestTarget(String path, String query) {
    /// Cuts a target; any text can be cut, and the path's reading tells whether it is one.
    public static RequestTarget of(String target) {
        int mark = target.indexOf('?');
        return mark < 0
                ? new RequestTarget(target, "")
                : new RequestTarget(target.substring(0, mark), target.substring(mark));
    }
}
