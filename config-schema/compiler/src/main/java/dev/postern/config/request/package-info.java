/// From a request that somebody wrote down to the one that the matcher takes.
@NullMarked
package dev.postern.config.request;

import org.jspecify.annotations.NullMarked;
