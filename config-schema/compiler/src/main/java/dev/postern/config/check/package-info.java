/// What files mean together: each check is a function over the whole config that adds problems.
@NullMarked
package dev.postern.config.check;

import org.jspecify.annotations.NullMarked;
