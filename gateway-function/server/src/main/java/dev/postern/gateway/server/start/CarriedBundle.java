package dev.postern.gateway.server.start;

import dev.postern.config.table.Bundle;
import dev.postern.config.table.BundleOpening;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/// The bundle inside the package, which is read onto the heap whole: in a jar it is compressed, in a native image part
/// of the image, and neither is a file that could be mapped.
///
/// It takes twice its size while it is read and once its size from then on, hence the bound; a file has none short
/// of 2 GiB.
final class CarriedBundle {
    /// The largest that is read, in bytes.
    static final int MOST_BYTES = 64 * 1024 * 1024;

    private static final String RESOURCE = "/postern.bundle";

    private CarriedBundle() {}

    static BundleOpening open() {
        try (InputStream in = CarriedBundle.class.getResourceAsStream(RESOURCE)) {
            return in == null
                    ? new BundleOpening.Refused("it carries no bundle, and BUNDLE_FILE is not set")
                    : read(in);
        } catch (IOException unreadable) {
            return new BundleOpening.Refused("its bundle cannot be read: " + unreadable.getMessage());
        }
    }

    static BundleOpening read(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        return bytes.length > MOST_BYTES
                ? new BundleOpening.Refused("its bundle is larger than " + MOST_BYTES
                        + " bytes; one of any size can be a file that BUNDLE_FILE names")
                : Bundle.open(ByteBuffer.wrap(bytes));
    }
}
