/// An upstream that answers what it was asked.
@NullMarked
package dev.postern.devstack.echo;

import org.jspecify.annotations.NullMarked;
