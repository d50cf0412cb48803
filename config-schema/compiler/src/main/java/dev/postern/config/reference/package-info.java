/// The pages that are made from the schemas and from the problems' explanations.
@NullMarked
package dev.postern.config.reference;

import org.jspecify.annotations.NullMarked;
