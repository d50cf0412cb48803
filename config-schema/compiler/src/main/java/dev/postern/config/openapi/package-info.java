/// Proposes an API file from an OpenAPI document, and keeps the two in step.
///
/// `document → operations → proposal → merge with what was edited by hand`. Only the command
/// `import openapi` loads this package, and with it the YAML parser.
@NullMarked
package dev.postern.config.openapi;

import org.jspecify.annotations.NullMarked;
