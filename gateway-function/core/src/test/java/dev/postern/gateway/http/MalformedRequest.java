package dev.postern.gateway.http;

import java.util.List;
import java.util.stream.Stream;

/// A request that must be refused, and its nearest relative that must not be.
///
/// All are for the host `a`, and none has the path `/after`. Bytes are written as ISO-8859-1 text.
///
/// @param fault what it is refused for
/// @param what how it differs from its twin
/// @param bytes the malformed request
/// @param twin a valid request
record MalformedRequest(HttpFault fault, String what, String bytes, String twin) {
    /// All there are, the long ones as long as the limits make them.
    static List<MalformedRequest> all(HttpLimits limits) {
        return Stream.of(
                        MalformedRequestLines.all(limits),
                        MalformedHeaders.all(limits),
                        MalformedFraming.all(limits),
                        MalformedChunks.all(limits))
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public String toString() {
        return fault.code() + ": " + what;
    }
}
