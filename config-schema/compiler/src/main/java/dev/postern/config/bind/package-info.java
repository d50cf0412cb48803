/// From trees to the model: reads the text of single values and leaves out what cannot be read.
///
/// Says nothing of missing keys and wrong JSON types, which the schema does.
@NullMarked
package dev.postern.config.bind;

import org.jspecify.annotations.NullMarked;
