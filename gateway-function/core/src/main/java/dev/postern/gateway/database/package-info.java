/// What all who use Postgres share.
@NullMarked
package dev.postern.gateway.database;

import org.jspecify.annotations.NullMarked;
