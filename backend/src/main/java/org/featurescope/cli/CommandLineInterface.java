package org.featurescope.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.featurescope.activation.upload.NameTakenException;
import org.featurescope.files.DiskFullException;
import org.featurescope.validate.ExplainedFailure;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.NotFoundException;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/**
 * The command line. Exit codes: 0 for success, 1 for a failure of the product, 2 for input that cannot be used. Failures are
 * reported on standard error in one line.
 */
public final class CommandLineInterface {
    /** Exit code for input that cannot be used. */
    static final int EXIT_INPUT = 2;

    private CommandLineInterface() {}

    /**
     * Runs a command and returns its exit code.
     *
     * @param further commands beside those of this package, each named by its own annotation
     * @param args what the user typed after the program's name
     */
    public static int run(Product product, List<CommandLine> further, String... args) {
        return commands(product, further).execute(args);
    }

    /** Returns all commands, ready to be executed. */
    public static CommandLine commands(Product product, List<CommandLine> further) {
        CommandLine commands = new CommandLine(new Featurescope(product))
                .addSubcommand("serve", new ServeCommand(product))
                .addSubcommand("render", new RenderCommand(product))
                .addSubcommand("models", ModelsCommand.line(product))
                .addSubcommand("export", new ExportCommand(product))
                .addSubcommand(new BatchCommand(product))
                .addSubcommand(new SiteCommand(product))
                .addSubcommand(new TrainCommand(product))
                .addSubcommand(new PortraitsCommand(product))
                .addSubcommand(new ResponsesCommand(product))
                .addSubcommand(new ThumbnailsCommand(product))
                .addSubcommand("photographs", PhotographsCommand.line(product))
                .addSubcommand("answers", AnswersCommand.line(product));
        further.forEach(commands::addSubcommand);
        commands.setHelpFactory(HelpWithDefaults::new);
        showDefaults(commands);
        commands.setExecutionExceptionHandler(CommandLineInterface::handleFailure);
        commands.setParameterExceptionHandler(CommandLineInterface::handleMisuse);
        return commands;
    }

    private static void showDefaults(CommandLine command) {
        command.getCommandSpec().usageMessage().showDefaultValues(true);
        command.getSubcommands().values().forEach(CommandLineInterface::showDefaults);
    }

    private static int handleFailure(Exception e, CommandLine command, ParseResult parsed) {
        if (e instanceof InvalidInputException || e instanceof NotFoundException || e instanceof NameTakenException) {
            report(command.getErr(), String.valueOf(e.getMessage()));
            return EXIT_INPUT;
        }
        if (e instanceof ExplainedFailure) {
            report(command.getErr(), String.valueOf(e.getMessage()));
            return CommandLine.ExitCode.SOFTWARE;
        }
        if (DiskFullException.isCauseOf(e)) {
            report(command.getErr(), String.valueOf(DiskFullException.because(e).getMessage()));
            return CommandLine.ExitCode.SOFTWARE;
        }
        LoggerFactory.getLogger(CommandLineInterface.class).error("the command failed", e);
        report(command.getErr(), "something went wrong: " + e);
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static int handleMisuse(ParameterException e, String[] args) {
        String name = e.getCommandLine().getCommandSpec().qualifiedName();
        report(e.getCommandLine().getErr(), "%s (see %s --help)".formatted(e.getMessage(), name));
        return EXIT_INPUT;
    }

    private static void report(PrintWriter err, String message) {
        err.println("featurescope: " + message.replace('\n', ' '));
        err.flush();
    }

    /** The help of a command. It says the default of an option only if there is one. */
    private static final class HelpWithDefaults extends Help {
        /** The lines that picocli writes for an option without a default. */
        private static final Set<String> NO_DEFAULT =
                Set.of("Default:", "Default: Optional.empty", "Default: []", "Default: {}");

        HelpWithDefaults(CommandSpec command, ColorScheme colours) {
            super(command, colours);
        }

        @Override
        public IOptionRenderer createDefaultOptionRenderer() {
            IOptionRenderer all = super.createDefaultOptionRenderer();
            return (option, labels, colours) -> withDefaults(all.render(option, labels, colours));
        }

        @Override
        public IParameterRenderer createDefaultParameterRenderer() {
            IParameterRenderer all = super.createDefaultParameterRenderer();
            return (parameter, labels, colours) -> withDefaults(all.render(parameter, labels, colours));
        }

        /** Returns the rows of a table of options, of which the last column describes them. */
        private static Ansi.Text[][] withDefaults(Ansi.Text[][] rows) {
            return Stream.of(rows)
                    .filter(row -> !NO_DEFAULT.contains(
                            row[row.length - 1].plainString().strip()))
                    .toArray(Ansi.Text[][]::new);
        }
    }

    @Command(
            name = "featurescope",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            description = "Shows what the neurons of Inception-style networks respond to.")
    private static final class Featurescope implements Runnable {
        private final Product product;

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        Featurescope(Product product) {
            this.product = product;
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
            Product product = ((Featurescope) spec.root().userObject()).product;
            return new String[] {"featurescope " + product.version().orElse("(not a release)")};
        }
    }
}
