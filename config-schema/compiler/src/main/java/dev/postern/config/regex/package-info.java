/// The regular expressions that a path may hold: a subset that matches in linear time and whose
/// overlaps can be decided; and which paths routes made of them take.
@NullMarked
package dev.postern.config.regex;

import org.jspecify.annotations.NullMarked;
