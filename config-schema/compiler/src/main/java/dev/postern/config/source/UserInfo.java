package dev.postern.config.source;

import java.util.regex.Pattern;

/// The user name and password that a URL may have before its host.
final class UserInfo {
    static final String WHAT = "a user name or password in a URL";

    /// The scheme with what follows it, as a regular expression.
    static final String SCHEME = "[A-Za-z][A-Za-z0-9+.-]{1,20}://";

    private static final Pattern DELIMITER = Pattern.compile("[/?#\\s]");

    /// A host's name or address, perhaps with a port: what stands behind it is no user information.
    private static final Pattern HOST = Pattern.compile("(?:[^:@\\[\\]]*|\\[[^@\\[\\]]*\\])(?::[0-9]{0,5})?");

    private UserInfo() {}

    /// Whether what stands between `://` and an `@` is one, or else a host and a path with an `@`, as in
    /// `https://example.com/@user`. People write passwords with a slash, a question mark or a space as they are.
    static boolean isOne(String beforeAt) {
        String first = DELIMITER.split(beforeAt, 2)[0];
        return first.length() == beforeAt.length() || !HOST.matcher(first).matches();
    }
}
