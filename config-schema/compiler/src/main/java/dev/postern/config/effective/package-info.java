/// What is in force for a route, and which line of which file each part of it comes from.
@NullMarked
package dev.postern.config.effective;

import org.jspecify.annotations.NullMarked;
