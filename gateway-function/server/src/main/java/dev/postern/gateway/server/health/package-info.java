/// What probes ask: is it alive, has it started, may it have traffic?
@NullMarked
package dev.postern.gateway.server.health;

import org.jspecify.annotations.NullMarked;
