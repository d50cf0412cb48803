package dev.postern.config.value;

import java.net.Inet6Address;
import java.util.Locale;
import java.util.Optional;

/// The host that a request names, in the form in which hosts are compared.
///
/// Two authorities that name the same host read as equal: case, port and one trailing dot are gone.
public final class Host {
    private static final int MAX_NAME = 253;

    private final String name;

    private Host(String name) {
        this.name = name;
    }

    /// Reads the host of an authority, as in a `Host` header: a name or an address, and perhaps a port.
    ///
    /// Names are letters, digits, `-`, `_`, `~` and dots between non-empty labels, at most 253
    /// characters; stricter than RFC 3986, whose names may also hold escapes and `!$&'()*+,;=`. IPv6
    /// addresses stand in brackets, without a zone. User information is not part of a `Host`.
    ///
    /// @return the host; empty when `authority` is malformed: 400
    /// @see <a href="https://datatracker.ietf.org/doc/html/rfc9110#section-7.2">RFC 9110, section 7.2</a>
    public static Optional<Host> ofAuthority(String authority) {
        int end = authority.startsWith("[") ? authority.indexOf(']') + 1 : nameEnd(authority);
        if (end == 0 || !isPort(authority, end)) {
            return Optional.empty();
        }
        String text = lowerCase(end == authority.length() ? authority : authority.substring(0, end));
        if (text.startsWith("[")) {
            return isIpv6(text.substring(1, end - 1)) ? Optional.of(new Host(text)) : Optional.empty();
        }
        String name = text.endsWith(".") ? text.substring(0, end - 1) : text;
        return isName(name) ? Optional.of(new Host(name)) : Optional.empty();
    }

    /// Lower-case, without a port and without a trailing dot; an IPv6 address in its brackets.
    public String name() {
        return name;
    }

    private static int nameEnd(String authority) {
        int colon = authority.indexOf(':');
        return colon < 0 ? authority.length() : colon;
    }

    // Nothing, or a colon and a port; RFC 3986 lets the port be empty.
    private static boolean isPort(String authority, int colon) {
        int digits = authority.length() - colon - 1;
        if (digits < 0) {
            return true;
        }
        if (authority.charAt(colon) != ':' || digits > 5) {
            return false;
        }
        int port = 0;
        for (int i = colon + 1; i < authority.length(); i++) {
            char c = authority.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
            port = port * 10 + c - '0';
        }
        return digits == 0 || (port > 0 && port <= 65_535);
    }

    private static boolean isName(String name) {
        if (name.isEmpty() || name.length() > MAX_NAME || name.startsWith(".") || name.endsWith(".")) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean ordinary = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '~';
            if (!ordinary && (c != '.' || name.charAt(i - 1) == '.')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isIpv6(String literal) {
        for (int i = 0; i < literal.length(); i++) {
            char c = literal.charAt(i);
            // Keeps the zone (fe80::1%eth0) and other scripts' digits from the parser, which takes both.
            if (c > 127 || (c != ':' && c != '.' && Character.digit(c, 16) < 0)) {
                return false;
            }
        }
        try {
            Inet6Address.ofLiteral(literal);
            return true;
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }

    // ASCII only: an upper-case letter of another script must not fold into one that a tenant owns.
    private static String lowerCase(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                return text.chars().allMatch(other -> other < 128) ? text.toLowerCase(Locale.ROOT) : text;
            }
        }
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Host host && name.equals(host.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
