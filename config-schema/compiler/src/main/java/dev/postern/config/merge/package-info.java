/// What holds for a route or an upstream after the levels (platform, tenant, API, route) are merged.
@NullMarked
package dev.postern.config.merge;

import org.jspecify.annotations.NullMarked;
