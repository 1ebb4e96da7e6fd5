package org.featurescope.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.featurescope.activation.photographs.PhotographSet;
import org.featurescope.activation.photographs.PhotographShelf;
import org.featurescope.activation.upload.PhotographUploads;
import org.featurescope.validate.InvalidInputException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "photographs",
        mixinStandardHelpOptions = true,
        description = "Shows and changes the sets of photographs.")
final class PhotographsCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /** Returns the command with its subcommands. */
    static CommandLine line(Product product) {
        return new CommandLine(new PhotographsCommand())
                .addSubcommand("list", new ListSets(product))
                .addSubcommand("add", new Add(product))
                .addSubcommand("remove", new Remove(product));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a command: list, add or remove");
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the sets of photographs.")
    private static final class ListSets implements Runnable {
        private final Product product;

        @Mixin
        private final DataFolder folder = new DataFolder();

        ListSets(Product product) {
            this.product = product;
        }

        @Override
        public void run() {
            PhotographShelf shelf = product.photographs(folder.path());
            folder.print("%-32s %11s".formatted("name", "photographs"));
            for (String name : shelf.names()) {
                folder.print("%-32s %11s".formatted(name, photographs(shelf, name)));
            }
        }

        private static String photographs(PhotographShelf shelf, String name) {
            try (PhotographSet set = shelf.open(name)) {
                return "" + set.names().size();
            } catch (InvalidInputException e) {
                return "0  " + e.getMessage();
            }
        }
    }

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Copies the photographs of a folder or a zip archive into a new set. Folders become classes.")
    private static final class Add implements Callable<Integer> {
        private final Product product;

        @Mixin
        private final DataFolder folder = new DataFolder();

        @Parameters(paramLabel = "NAME", description = "The name of the set in links.")
        private String name = "";

        @Parameters(paramLabel = "PATH", description = "A folder or a zip archive.")
        private Path path = Path.of("");

        Add(Product product) {
            this.product = product;
        }

        @Override
        public Integer call() throws IOException {
            PhotographUploads.Added added = product.uploads(folder.path()).add(name, path);
            folder.print("%s: %d photographs".formatted(name, added.photographs()));
            added.tooLarge().forEach(file -> folder.print("left out, because it is too large: " + file));
            return 0;
        }
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = "Deletes a set of photographs. Figures that were made of it stay.")
    private static final class Remove implements Callable<Integer> {
        private final Product product;

        @Mixin
        private final DataFolder folder = new DataFolder();

        @Parameters(paramLabel = "NAME", description = "The name of the set.")
        private String name = "";

        Remove(Product product) {
            this.product = product;
        }

        @Override
        public Integer call() throws IOException {
            product.uploads(folder.path()).remove(name);
            folder.print("deleted " + name);
            return 0;
        }
    }
}
