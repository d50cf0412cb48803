package dev.postern.bench.measure;

import dev.postern.bench.load.Target;
import java.util.List;

/// Something to measure.
///
/// @param name   in tables and as a key in JSON
/// @param target what wrk asks it for
/// @param pid    its process; what that started counts with it
/// @param cores  it runs on these and nowhere else
public record Subject(String name, Target target, long pid, List<Integer> cores) {
    public Subject {
        cores = List.copyOf(cores);
    }
}
