package dev.postern.config.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The command line: exit code 0 when all is well, 1 for problems in the config, 2 for wrong usage, 70 for a
/// fault of Postern's own.
@Command(
        name = "postern",
        description = "Checks and compiles a tree of tenants.",
        subcommands = {
            ValidateCommand.class,
            CompileCommand.class,
            EffectiveCommand.class,
            ExplainCommand.class,
            CheckRoutesCommand.class,
            DiffCommand.class,
            CodeownersCommand.class,
            ImportCommand.class,
            ReferenceCommand.class,
        })
public final class Main implements Runnable {
    static final int FINE = 0;
    static final int PROBLEMS = 1;
    static final int USAGE = 2;
    /// `EX_SOFTWARE` of sysexits.h: neither a verdict nor the caller's mistake.
    static final int BUG = 70;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = CommandLine.ScopeType.INHERIT,
            description = "Shows this help.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    @Override
    public void run() {
        String names = String.join(", ", spec.subcommands().keySet());
        throw new ParameterException(spec.commandLine(), "which command? one of " + names);
    }

    /// Runs one command and answers its exit code; the streams are UTF-8 whatever the locale says.
    public static int run(PrintWriter out, PrintWriter err, String... args) {
        CommandLine line = new CommandLine(new Main()).setOut(out).setErr(err);
        line.setExecutionExceptionHandler((fault, command, parsed) -> Apology.print(err, fault));
        try {
            return line.execute(args);
        } catch (Error fault) {
            return Apology.print(err, fault);
        } finally {
            out.flush();
            err.flush();
        }
    }

    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(out, err, args));
    }
}
