package dev.postern.config.value;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/// A block of IP addresses. An IPv4 address in its IPv6 form (`::ffff:10.0.0.1`) is its IPv4 self.
public final class Cidr {
    private static final Pattern PREFIX = Pattern.compile("0|[1-9][0-9]{0,2}");
    private static final Pattern IPV4 = Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private final byte[] network;
    private final int prefix;

    private Cidr(byte[] network, int prefix) {
        this.network = network;
        this.prefix = prefix;
    }

    /// Reads a block; answers empty, rather than throws, when `text` is not one.
    ///
    /// Stricter than [InetAddress#ofLiteral], which also takes `10.1` and scoped `fe80::1%eth0`.
    /// Asks no DNS.
    ///
    /// @param text an address, a slash and a prefix length in bits: IPv4 0-32, IPv6 0-128
    /// @return the block; empty when malformed or when bits beyond the prefix are set
    /// @see <a href="https://datatracker.ietf.org/doc/html/rfc4632#section-3.1">RFC 4632, section 3.1</a>
    public static Optional<Cidr> parse(String text) {
        return parseLoosely(text).filter(block -> Arrays.equals(block.network, block.masked()));
    }

    /// The block that `text` probably means: as [#parse], but bits beyond the prefix are cleared.
    public static Optional<Cidr> nearest(String text) {
        return parseLoosely(text).map(block -> new Cidr(block.masked(), block.prefix));
    }

    /// Reads an address literal without brackets; empty for anything else, such as a DNS name.
    ///
    /// Empty too for `010.0.0.1`, which some read as octal and others not.
    public static Optional<InetAddress> address(String text) {
        if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            // A mapped address comes back as an Inet4Address.
            return Optional.of(text.indexOf(':') < 0 ? Inet4Address.ofLiteral(text) : Inet6Address.ofLiteral(text));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    /// Whether the block holds `address`; an IPv4 block says nothing of IPv6.
    public boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == network.length && Arrays.equals(new Cidr(bytes, prefix).masked(), network);
    }

    private static Optional<Cidr> parseLoosely(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !PREFIX.matcher(text.substring(slash + 1)).matches()) {
            return Optional.empty();
        }
        int prefix = Integer.parseInt(text.substring(slash + 1));
        return address(text.substring(0, slash))
                .map(InetAddress::getAddress)
                .filter(bytes -> prefix <= bytes.length * 8)
                .map(bytes -> new Cidr(bytes, prefix));
    }

    private byte[] masked() {
        byte[] masked = network.clone();
        for (int i = 0; i < masked.length; i++) {
            int bits = Math.clamp(prefix - i * 8L, 0, 8);
            masked[i] = (byte) (masked[i] & (0xFF << (8 - bits)));
        }
        return masked;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cidr block && prefix == block.prefix && Arrays.equals(network, block.network);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(network) + prefix;
    }

    /// The form that [#parse] reads.
    @Override
    public String toString() {
        try {
            return InetAddress.getByAddress(network).getHostAddress() + "/" + prefix;
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("address of " + network.length + " bytes", impossible);
        }
    }
}
