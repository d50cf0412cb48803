package dev.postern.gateway.server.log;

import dev.postern.gateway.exchange.Completion;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jboss.logging.Logger;

/// Writes a line a request from a thread of its own, so that a slow reader of the log never slows a request.
///
/// At most [#CAPACITY] lines wait; beyond that new ones are dropped and counted in
/// `postern.access.log.dropped`. Lines are at most [#GATHER_MILLIS] late: the writer waits that long
/// after the first one, so that a busy gateway wakes it a hundred times a second and not once a request.
/// A route's id is read by the writer, so what waits keeps its tenant's table, also one that was replaced
/// while the log's reader stood still.
public final class AccessLog implements Completion.Listener {
    static final int CAPACITY = 65_536;
    private static final int GATHER_MILLIS = 10;
    /// POSIX writes this much to a pipe in one piece, so no other writer's line lands within ours.
    private static final int PIPE_BUFFER_BYTES = 4_096;

    private static final Logger LOG = Logger.getLogger(AccessLog.class);

    private final BlockingQueue<Completion> waiting;
    private final OutputStream out;
    private final Counter dropped;
    private final Thread writer;
    private final AccessLine line = new AccessLine();
    private volatile boolean closing;

    private AccessLog(OutputStream out, int capacity, MeterRegistry metrics) {
        this.out = out;
        this.waiting = new ArrayBlockingQueue<>(capacity);
        this.dropped = Counter.builder("postern.access.log.dropped")
                .description("Access lines that were not written because too many waited or the output failed")
                .register(metrics);
        this.writer = Thread.ofPlatform().name("access-log").daemon().unstarted(this::write);
    }

    /// Starts the writer; `out` is not closed by this class.
    public static AccessLog start(OutputStream out, MeterRegistry metrics) {
        return start(out, CAPACITY, metrics);
    }

    static AccessLog start(OutputStream out, int capacity, MeterRegistry metrics) {
        var log = new AccessLog(out, capacity, metrics);
        log.writer.start();
        return log;
    }

    @Override
    public void completed(Completion completion) {
        if (closing || !waiting.offer(completion)) {
            dropped.increment();
        }
    }

    /// Writes what waits, at most for `deadline`; later requests are dropped and counted.
    ///
    /// @return whether everything was written
    public boolean close(Duration deadline) throws InterruptedException {
        closing = true;
        writer.interrupt();
        return writer.join(deadline);
    }

    private void write() {
        List<Completion> gathered = new ArrayList<>();
        while (!closing) {
            try {
                gathered.add(waiting.take());
                Thread.sleep(GATHER_MILLIS);
            } catch (InterruptedException closed) {
                // Only close() interrupts; what was taken and what waits is still written below.
            }
            writeWaiting(gathered);
        }
        // What came in after the last round, or before the first where it was closed at once.
        writeWaiting(gathered);
    }

    private void writeWaiting(List<Completion> gathered) {
        waiting.drainTo(gathered);
        write(gathered);
        gathered.clear();
    }

    /// In pieces of whole lines, each at most a pipe's buffer unless one line alone is longer.
    private void write(List<Completion> requests) {
        var piece = new ByteArrayOutputStream(PIPE_BUFFER_BYTES);
        int lines = 0;
        for (Completion request : requests) {
            byte[] encoded = line.encode(request);
            if (lines > 0 && piece.size() + encoded.length > PIPE_BUFFER_BYTES) {
                write(piece, lines);
                lines = 0;
            }
            piece.writeBytes(encoded);
            lines++;
        }
        if (lines > 0) {
            write(piece, lines);
        }
    }

    private void write(ByteArrayOutputStream piece, int lines) {
        try {
            piece.writeTo(out);
            out.flush();
        } catch (IOException gone) {
            dropped.increment(lines);
            LOG.debugf("access log: %s", gone.getMessage());
        }
        piece.reset();
    }
}
