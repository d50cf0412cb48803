/// API keys: their form, the record kept of one, and the cache through which requests read it.
@NullMarked
package dev.postern.gateway.credential;

import org.jspecify.annotations.NullMarked;
