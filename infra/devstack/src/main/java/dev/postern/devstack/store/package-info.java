/// Real Postgres and Redis without Docker: binaries from Maven artifacts, on loopback only.
@NullMarked
package dev.postern.devstack.store;

import org.jspecify.annotations.NullMarked;
