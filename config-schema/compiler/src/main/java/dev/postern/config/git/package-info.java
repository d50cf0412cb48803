/// Trees of config files as a git repository has them, read with the `git` program and without a checkout.
@NullMarked
package dev.postern.config.git;

import org.jspecify.annotations.NullMarked;
