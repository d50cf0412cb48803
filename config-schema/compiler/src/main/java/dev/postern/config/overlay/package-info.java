/// What an environment changes in the files of the platform and the tenants, before they are bound.
@NullMarked
package dev.postern.config.overlay;

import org.jspecify.annotations.NullMarked;
