package dev.postern.config.git;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;

/// Reads many contents with one `git cat-file --batch`.
final class GitBlobs {
    private static final int LONGEST_HEAD = 256;

    private GitBlobs() {}

    /// Hands each content to `taker`; one that is not there is left out.
    static void read(Path repository, List<String> ids, BiConsumer<String, byte[]> taker) throws GitFailed {
        if (ids.isEmpty()) {
            return;
        }
        byte[] asking = (String.join("\n", ids) + "\n").getBytes(StandardCharsets.US_ASCII);
        GitProcess.run(repository, List.of("cat-file", "--batch", "--buffer"), asking, out -> {
            BufferedInputStream in = new BufferedInputStream(out, 1 << 16);
            for (String id : ids) {
                read(in, id, taker);
            }
            return ids.size();
        });
    }

    /// `<id> blob <size>`, the content and a line break; or `<id> missing`.
    private static void read(InputStream in, String id, BiConsumer<String, byte[]> taker) throws IOException {
        String[] head = line(in).split(" ", -1);
        if (head.length != 3) {
            return;
        }
        int size = Integer.parseInt(head[2]);
        byte[] content = in.readNBytes(size);
        if (content.length < size || in.read() != '\n') {
            throw new EOFException("a content is cut short");
        }
        taker.accept(id, content);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || line.size() > LONGEST_HEAD) {
                throw new EOFException("an answer is cut short");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.US_ASCII);
    }
}
