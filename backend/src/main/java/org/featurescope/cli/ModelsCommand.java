package org.featurescope.cli;

import java.nio.file.Path;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Network;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "models", mixinStandardHelpOptions = true, description = "Shows the available networks.")
final class ModelsCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a command: list");
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            showDefaultValues = true,
            description = "Lists the networks, the default one first.")
    static final class List implements Runnable {
        private final Product product;

        @Option(names = "--models", paramLabel = "DIR", description = "The folder of your own networks.")
        private Path models = DefaultFolders.MODELS;

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        List(Product product) {
            this.product = product;
        }

        @Override
        public void run() {
            Catalogue catalogue = product.catalogue(models);
            var out = spec.commandLine().getOut();
            String line = "%-24s %6s %7s  %-14s %s%n";
            out.printf(line, "id", "layers", "classes", "licence", "title");
            for (Network network : catalogue.networks()) {
                out.printf(
                        line,
                        network.id(),
                        network.layers().size(),
                        network.labels().size(),
                        network.descriptor().licence(),
                        network.descriptor().title());
            }
            out.flush();
            var err = spec.commandLine().getErr();
            catalogue.problems().forEach(problem -> err.println("featurescope: " + problem));
            err.flush();
        }
    }
}
