/// A tree of config files as text, places in it, and what can be wrong with it.
@NullMarked
package dev.postern.config.source;

import org.jspecify.annotations.NullMarked;
