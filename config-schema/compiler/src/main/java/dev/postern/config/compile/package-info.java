/// The passes in their order, and the last of them: from the model to the routing table.
@NullMarked
package dev.postern.config.compile;

import org.jspecify.annotations.NullMarked;
