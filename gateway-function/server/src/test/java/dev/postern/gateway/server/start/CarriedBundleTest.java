package dev.postern.gateway.server.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.table.BundleOpening;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class CarriedBundleTest {
    @Test
    void onePastTheBoundIsRefusedBeforeTheRestIsRead() throws IOException {
        try (Zeros zeros = new Zeros()) {
            assertThat(CarriedBundle.read(zeros))
                    .isEqualTo(
                            new BundleOpening.Refused("its bundle is larger than 67108864 bytes; one of any size can be"
                                    + " a file that BUNDLE_FILE names"));
            assertThat(zeros.read).isEqualTo(CarriedBundle.MOST_BYTES + 1L);
        }
    }

    @Test
    void oneAtTheBoundIsJudgedByWhatItHolds() throws IOException {
        assertThat(CarriedBundle.read(new ByteArrayInputStream(new byte[CarriedBundle.MOST_BYTES])))
                .isEqualTo(new BundleOpening.Refused("bundle is not a Postern bundle"));
    }

    @Test
    void thePackageCarriesOneThatOpens() {
        assertThat(CarriedBundle.open()).isInstanceOf(BundleOpening.Opened.class);
    }

    /// A stream without an end.
    private static final class Zeros extends InputStream {
        private long read;

        @Override
        public int read() {
            read++;
            return 0;
        }

        @Override
        public int read(byte[] into, int from, int count) {
            read += count;
            return count;
        }
    }
}
