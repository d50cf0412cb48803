package dev.postern.bench.measure;

import java.io.IOException;

/// How many requests were limited in Redis so far.
///
/// A gateway whose Redis answers late goes on with limits of its own, faster than before: such a round
/// would flatter it.
@FunctionalInterface
public interface ChargeCount {
    long soFar() throws IOException;
}
