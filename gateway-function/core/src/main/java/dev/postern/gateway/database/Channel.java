package dev.postern.gateway.database;

import java.util.function.Consumer;

/// A channel of Postgres (`NOTIFY`), and what is done with what comes through it. All of it runs on one event loop.
///
/// @param name    as `LISTEN` has it
/// @param tellsOf what changed, in the plural, for the log
/// @param listens called each time that listening has begun; what was told before then is lost
/// @param heard   called with each payload. Whoever can log in to the database can send one
public record Channel(String name, String tellsOf, Runnable listens, Consumer<String> heard) {}
