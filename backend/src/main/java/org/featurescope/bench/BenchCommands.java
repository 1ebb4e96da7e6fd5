package org.featurescope.bench;

import java.util.List;
import org.featurescope.cli.Product;
import picocli.CommandLine;

/** The commands that measure the product: {@code tune}, and {@code bench} with its subcommands. */
public final class BenchCommands {
    private BenchCommands() {}

    /** Returns the commands for the command line of a product. */
    public static List<CommandLine> all(Product product) {
        CommandLine bench = new CommandLine(new BenchCommand(product))
                .addSubcommand(new BenchSpeedCommand(product))
                .addSubcommand(new BenchMemoryCommand(product))
                .addSubcommand(new BenchPrecisionCommand(product))
                .addSubcommand(new BenchQualityCommand(product))
                .addSubcommand(new BenchAccuracyCommand(product))
                .addSubcommand(new BenchIndexCommand(product))
                .addSubcommand(new BenchPortraitsCommand(product));
        return List.of(new CommandLine(new TuneCommand(product)), bench);
    }
}
