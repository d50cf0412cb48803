/// What enters and leaves as HTTP/1: the strict byte filter before the decoder, its faults, and which
/// headers may pass from one side of the gateway to the other.
@NullMarked
package dev.postern.gateway.http;

import org.jspecify.annotations.NullMarked;
