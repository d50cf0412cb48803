package dev.postern.gateway.server.packaged;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Hands one [Site], started once, to all tests that ask for one; tests keep apart by users and keys of their own.
final class OneSite implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(OneSite.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Site.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        // Closed by JUnit at the end of the run, since a Site is AutoCloseable.
        return test.getRoot().getStore(NAMESPACE).computeIfAbsent(Site.class, type -> start(), Site.class);
    }

    private static Site start() {
        try {
            return Site.start();
        } catch (Exception failed) {
            throw new AssertionError("the site did not start", failed);
        }
    }
}
