package dev.postern.config.cli;

import java.io.PrintWriter;

/// What is said when the fault is Postern's own.
///
/// A stack trace helps no author of config, so it is only printed where the environment variable
/// `POSTERN_TRACE` is set.
final class Apology {
    private static final String TRACE = "POSTERN_TRACE";

    private Apology() {}

    static int print(PrintWriter err, Throwable fault) {
        err.println(fault instanceof OutOfMemoryError ? tooLarge() : bug(fault));
        if (System.getenv(TRACE) != null) {
            fault.printStackTrace(err);
        }
        return Main.BUG;
    }

    private static String tooLarge() {
        long mebibytes = Runtime.getRuntime().maxMemory() >> 20;
        return "postern: this tree needs more memory than the " + mebibytes
                + " MiB that Java may use here; give it more with JAVA_TOOL_OPTIONS=-Xmx4g, or validate a part of it";
    }

    private static String bug(Throwable fault) {
        StackTraceElement[] trace = fault.getStackTrace();
        String place = trace.length == 0 ? "" : " at " + trace[0].getFileName() + ":" + trace[0].getLineNumber();
        return "postern: this is a fault of Postern, not of your files: "
                + fault.getClass().getSimpleName() + place
                + "\nPlease report it with this line, the command, and if you can the file that brings it about."
                + " Set " + TRACE + "=1 to see where it came from.";
    }
}
