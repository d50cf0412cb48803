package dev.postern.config.git;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// Reads what git writes with `-z`: records that a NUL ends, and in which nothing is quoted.
final class GitRecords {
    private static final int MOST = 400_000;
    private static final int LONGEST = 8_192;

    /// Takes one record.
    interface Taker {
        void take(String text) throws IOException;
    }

    private GitRecords() {}

    static void each(InputStream out, Taker taker) throws IOException {
        BufferedInputStream in = new BufferedInputStream(out, 1 << 16);
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        int taken = 0;
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next != 0) {
                record.write(next);
                if (record.size() > LONGEST) {
                    throw new IOException("a path is longer than " + LONGEST + " bytes");
                }
                continue;
            }
            taken++;
            if (taken > MOST) {
                throw new IOException("more than " + MOST + " files");
            }
            taker.take(record.toString(StandardCharsets.UTF_8));
            record.reset();
        }
    }
}
