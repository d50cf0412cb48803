/// Whose the files of a tree are, and whether a change keeps to its owner's.
@NullMarked
package dev.postern.config.owners;

import org.jspecify.annotations.NullMarked;
