package org.featurescope.cli;

import java.io.PrintWriter;
import org.featurescope.bench.BenchCommand;
import org.featurescope.bench.BenchMemoryCommand;
import org.featurescope.bench.BenchPrecisionCommand;
import org.featurescope.bench.BenchQualityCommand;
import org.featurescope.bench.BenchSpeedCommand;
import org.featurescope.bench.TuneCommand;
import org.featurescope.optimize.FailedRunException;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.NotFoundException;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/**
 * The command line. Exit codes: 0 for success, 1 for a failure of the product, 2 for input that cannot be used, which is
 * told in one line.
 */
public final class CommandLineInterface {
    /** Exit code for input that cannot be used. */
    static final int EXIT_INPUT = 2;

    private CommandLineInterface() {}

    /** Runs a command and returns the exit code. */
    public static int run(Parts parts, String... args) {
        return commands(parts).execute(args);
    }

    /** Every command. A new one is one more line here. */
    public static CommandLine commands(Parts parts) {
        CommandLine commands = new CommandLine(new Featurescope(parts))
                .addSubcommand("serve", new ServeCommand(parts))
                .addSubcommand("render", new RenderCommand(parts))
                .addSubcommand("tune", new TuneCommand(parts))
                .addSubcommand(
                        "bench",
                        new CommandLine(new BenchCommand(parts))
                                .addSubcommand("speed", new BenchSpeedCommand(parts))
                                .addSubcommand("memory", new BenchMemoryCommand(parts))
                                .addSubcommand("precision", new BenchPrecisionCommand(parts))
                                .addSubcommand("quality", new BenchQualityCommand(parts)))
                .addSubcommand(
                        "models",
                        new CommandLine(new ModelsCommand()).addSubcommand("list", new ModelsCommand.List(parts)));
        commands.setExecutionExceptionHandler(CommandLineInterface::failed);
        commands.setParameterExceptionHandler(CommandLineInterface::misused);
        return commands;
    }

    private static int failed(Exception e, CommandLine command, ParseResult parsed) {
        if (e instanceof InvalidInputException || e instanceof NotFoundException || e instanceof FailedRunException) {
            say(command.getErr(), String.valueOf(e.getMessage()));
            return e instanceof FailedRunException ? CommandLine.ExitCode.SOFTWARE : EXIT_INPUT;
        }
        LoggerFactory.getLogger(CommandLineInterface.class).error("the command broke off", e);
        say(command.getErr(), "something went wrong: " + e);
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static int misused(ParameterException e, String[] args) {
        String name = e.getCommandLine().getCommandSpec().qualifiedName();
        say(e.getCommandLine().getErr(), "%s (see %s --help)".formatted(e.getMessage(), name));
        return EXIT_INPUT;
    }

    private static void say(PrintWriter err, String message) {
        err.println("featurescope: " + message.replace('\n', ' '));
        err.flush();
    }

    @Command(
            name = "featurescope",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            description = "Shows what the neurons of Inception-style networks respond to.")
    private static final class Featurescope implements Runnable {
        private final Parts parts;

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        Featurescope(Parts parts) {
            this.parts = parts;
        }

        @Override
        public void run() {
            throw new ParameterException(spec.commandLine(), "name a command");
        }
    }

    private static final class Version implements IVersionProvider {
        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        @Override
        public String[] getVersion() {
            Parts parts = ((Featurescope) spec.root().userObject()).parts;
            return new String[] {"featurescope " + parts.version().orElse("(not a release)")};
        }
    }
}
