@NullMarked
package dev.postern.devstack.echo;

import org.jspecify.annotations.NullMarked;
