/// The config files as records, as they were written: nothing merged, nothing defaulted.
@NullMarked
package dev.postern.config.model;

import org.jspecify.annotations.NullMarked;
