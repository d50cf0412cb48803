package dev.postern.gateway.server.start;

import dev.postern.gateway.server.settings.Setting;
import dev.postern.gateway.server.settings.Settings;
import java.io.IOException;
import java.net.BindException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// How the process ends when Quarkus has ended, or has failed to start.
public final class Exit {
    private static final Logger LOG = Logger.getLogger(Exit.class);

    private Exit() {}

    /// Says why, where there is something to say, and ends the process.
    public static void end(int exitCode, @Nullable Throwable cause) {
        if (cause != null) {
            explain(cause);
        }
        System.exit(exitCode);
    }

    private static void explain(Throwable cause) {
        for (Throwable each = cause; each != null; each = each.getCause()) {
            if (refusesToBind(each)) {
                Settings.Listener admin = Launch.current().settings().admin();
                LOG.errorf(
                        "%s: %d on %s cannot be listened on (expected: a free port): %s",
                        Setting.ADMIN_PORT, admin.port(), admin.host(), each.getMessage());
                return;
            }
        }
        LOG.error("the gateway did not start", cause);
    }

    /// The JDK's transport and the native one say it in two ways.
    private static boolean refusesToBind(Throwable failure) {
        return failure instanceof BindException
                || (failure instanceof IOException
                        && String.valueOf(failure.getMessage()).startsWith("bind("));
    }
}
