@NullMarked
package dev.postern.gateway.server.admin;

import org.jspecify.annotations.NullMarked;
