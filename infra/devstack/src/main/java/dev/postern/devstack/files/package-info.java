/// Folders with all that is in them.
@NullMarked
package dev.postern.devstack.files;

import org.jspecify.annotations.NullMarked;
