package dev.postern.gateway.http;

/// The answers of the byte readers, as one int so that none is allocated: the index after what was read,
/// or that more bytes are needed, or a fault.
final class Scan {
    /// What has come so far is fine and not whole.
    static final int MORE = -1;

    private static final int FIRST_FAULT = -2;
    private static final HttpFault[] FAULTS = HttpFault.values();

    private Scan() {}

    @SuppressWarnings("EnumOrdinal") // the number lives no longer than the call
    static int fault(HttpFault fault) {
        return FIRST_FAULT - fault.ordinal();
    }

    static boolean isFault(int scan) {
        return scan <= FIRST_FAULT;
    }

    static HttpFault faultOf(int scan) {
        return FAULTS[FIRST_FAULT - scan];
    }

    /// Reads the LF after a CR.
    ///
    /// @param at the index after the CR
    static int lineFeed(byte[] bytes, int at, int stop) {
        if (at == stop) {
            return MORE;
        }
        return bytes[at] == '\n' ? at + 1 : fault(HttpFault.BARE_CR);
    }
}
