package org.featurescope.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Network;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "models", mixinStandardHelpOptions = true, description = "Shows, checks, adds and fetches networks.")
final class ModelsCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /** Returns the command with its subcommands. */
    static CommandLine line(Product product) {
        return new CommandLine(new ModelsCommand())
                .addSubcommand("list", new List(product))
                .addSubcommand("check", new CheckCommand(product))
                .addSubcommand("add", new AddModelCommand(product))
                .addSubcommand("fetch", new FetchCommand());
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "name a command: " + String.join(", ", spec.subcommands().keySet()));
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists the networks, the default one first.",
            exitCodeListHeading = "Exit codes:%n",
            exitCodeList = {"0:all networks can be used", "2:a network cannot be used; it is named on the error output"
            })
    static final class List implements Callable<Integer> {
        private final Product product;

        @Option(names = "--models", paramLabel = "DIR", description = "The folder of your own networks.")
        private Path models = DefaultFolders.MODELS;

        @Option(names = "--json", description = "Prints JSON.")
        private boolean isJson;

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        private record Listed(java.util.List<Entry> models, java.util.List<String> problems) {}

        private record Entry(
                String id,
                String title,
                int layers,
                int classes,
                int width,
                int height,
                String licence,
                String source,
                String sha256) {
            static Entry of(Network network) {
                return new Entry(
                        network.id(),
                        network.descriptor().title(),
                        network.layers().size(),
                        network.labels().size(),
                        network.descriptor().input().width(),
                        network.descriptor().input().height(),
                        network.descriptor().licence(),
                        network.descriptor().source(),
                        network.sha256());
            }
        }

        List(Product product) {
            this.product = product;
        }

        @Override
        public Integer call() {
            Catalogue catalogue = product.catalogue(models);
            java.util.List<Entry> entries =
                    catalogue.networks().stream().map(Entry::of).toList();
            var out = spec.commandLine().getOut();
            if (isJson) {
                out.println(JsonOutput.of(new Listed(entries, catalogue.problems())));
            } else {
                table(entries).print(out);
            }
            out.flush();
            var err = spec.commandLine().getErr();
            catalogue.problems().forEach(problem -> err.println("featurescope: " + problem));
            err.flush();
            return catalogue.problems().isEmpty() ? 0 : CommandLineInterface.EXIT_INPUT;
        }

        private static TextTable table(java.util.List<Entry> entries) {
            TextTable table = TextTable.of("id", "#layers", "#classes", "#input", "licence", "title");
            entries.forEach(entry -> table.add(
                    entry.id(),
                    entry.layers(),
                    entry.classes(),
                    "%d x %d".formatted(entry.width(), entry.height()),
                    entry.licence(),
                    entry.title()));
            return table;
        }
    }
}
