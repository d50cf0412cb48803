/// Counts requests against limits: exactly in Redis, or in this process while Redis is away.
@NullMarked
package dev.postern.gateway.limit;

import org.jspecify.annotations.NullMarked;
