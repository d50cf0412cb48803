/// What a change of the config means: two compiled tables compared, with a verdict.
///
/// Facts ([dev.postern.config.diff.Change]) come from the tables alone; renderers only write them down.
@NullMarked
package dev.postern.config.diff;

import org.jspecify.annotations.NullMarked;
