/// `./postern bench`: the packaged gateway against nginx, as ratios, in one run on one machine.
@NullMarked
package dev.postern.bench;

import org.jspecify.annotations.NullMarked;
