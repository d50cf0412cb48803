package dev.postern.config.diff;

import dev.postern.config.table.Bundle;
import dev.postern.config.table.BundleOpening;
import dev.postern.config.table.BundleWriter;
import dev.postern.config.table.RoutingTable;
import java.nio.ByteBuffer;

/// The digest that the table's bundle has.
final class Digest {
    private Digest() {}

    static String of(RoutingTable table) {
        return switch (Bundle.open(ByteBuffer.wrap(BundleWriter.write(table)))) {
            case BundleOpening.Opened(var bundle) -> bundle.digest();
            case BundleOpening.Refused(String reason) -> throw new IllegalStateException(reason);
        };
    }
}
