/// A real Postgres for tests, and the tests of the schema itself.
@NullMarked
package dev.postern.gateway.database;

import org.jspecify.annotations.NullMarked;
