/// The words of the straight line: what a request is known by, what a policy answers, how it ended.
///
/// Nothing here does anything; every other package of the gateway speaks in these types.
@NullMarked
package dev.postern.gateway.exchange;

import org.jspecify.annotations.NullMarked;
