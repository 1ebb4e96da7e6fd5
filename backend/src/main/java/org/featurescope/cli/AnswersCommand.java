package org.featurescope.cli;

import java.util.List;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.answers.AnswerStore;
import org.featurescope.figure.store.DataLock;
import org.featurescope.validate.NotFoundException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "answers",
        mixinStandardHelpOptions = true,
        description = "Shows and deletes the answers of people to the questions of figures.")
final class AnswersCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /** Returns the command with its subcommands. */
    static CommandLine line(Product product) {
        return new CommandLine(new AnswersCommand())
                .addSubcommand("list", new ListFigures(product))
                .addSubcommand("reset", new Reset(product));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a command: list or reset");
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists the figures that people have answered, with the number of people.")
    private static final class ListFigures implements Runnable {
        private final Product product;

        @Mixin
        private final DataFolder folder = new DataFolder();

        ListFigures(Product product) {
            this.product = product;
        }

        @Override
        public void run() {
            AnswerStore answers = product.answers(folder.path());
            List<String> figures = answers.figures();
            folder.print("%-64s %6s".formatted("figure", "people"));
            figures.forEach(figure -> folder.print(
                    "%-64s %6d".formatted(figure, answers.of(figure).size())));
        }
    }

    @Command(
            name = "reset",
            mixinStandardHelpOptions = true,
            description = "Deletes all answers to a figure. The server must be stopped.")
    private static final class Reset implements Runnable {
        private final Product product;

        @Mixin
        private final DataFolder folder = new DataFolder();

        @Parameters(paramLabel = "FIGURE", description = "The figure's id, 64 hexadecimal digits.")
        private String figure = "";

        Reset(Product product) {
            this.product = product;
        }

        @Override
        public void run() {
            String id = FigureId.parse(figure).hex();
            try (DataLock lock = DataLock.take(folder.path())) {
                AnswerStore answers = product.answers(folder.path());
                int people = answers.of(id).size();
                if (people == 0) {
                    throw new NotFoundException("figure", "nobody has answered the figure %s".formatted(id));
                }
                answers.reset(id);
                folder.print("deleted the answers of %s".formatted(people == 1 ? "one person" : people + " people"));
            }
        }
    }
}
