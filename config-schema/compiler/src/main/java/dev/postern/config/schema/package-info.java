/// The JSON Schemas of the config files, and what they say about a tree.
@NullMarked
package dev.postern.config.schema;

import org.jspecify.annotations.NullMarked;
