/// CPU time of processes and cores, as Linux tells it under `/proc`.
@NullMarked
package dev.postern.bench.cpu;

import org.jspecify.annotations.NullMarked;
