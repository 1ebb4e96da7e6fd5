package org.featurescope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.optimize.Photographs;
import org.featurescope.optimize.run.GraphVisualizer;
import org.featurescope.portrait.PortraitMaker;
import org.featurescope.portrait.PortraitRecipe;
import org.featurescope.portrait.PortraitSheet;
import org.featurescope.portrait.Portraits;
import org.featurescope.portrait.Replay;
import org.featurescope.portrait.ReplayMaker;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.Validate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "portraits",
        mixinStandardHelpOptions = true,
        description =
                "Makes a small picture of each unit of a network, on one sheet for each layer. Run again, it goes on where"
                        + " it was stopped.")
final class PortraitsCommand implements Callable<Integer> {
    private static final int PERCENT = 100;

    private final Product product;

    @Option(names = "--network", paramLabel = "NETWORK", required = true, description = "The network's id.")
    private String id = "";

    @Option(
            names = "--layers",
            paramLabel = "LAYERS",
            split = ",",
            defaultValue = ChosenLayers.ALL,
            description = "The names of layers with commas between them, or all.")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--replay",
            paramLabel = "UNITS",
            split = ",",
            description =
                    "Units with commas between them, such as mixed4c:12. Stores how their portraits form, which the"
                            + " front page replays, instead of making sheets.")
    private List<String> replayed = new ArrayList<>();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description =
                    "The folder of the sheets; by default the one in the data folder where the server finds them.")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--models", paramLabel = "DIR", description = "The folder of your own networks.")
    private Path models = DefaultFolders.MODELS;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data folder, which holds the portraits and the tuning.")
    private Path data = DefaultFolders.DATA;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    PortraitsCommand(Product product) {
        this.product = product;
    }

    @Override
    public Integer call() throws IOException {
        Network network = product.catalogue(models).network(id);
        List<Layer> layers = ChosenLayers.of(
                network, names, layer -> PortraitRecipe.obstacle(network, layer), line -> print("%s", line));
        Path folder = made(out.orElseGet(() -> Portraits.folder(data, network)));
        try (GraphVisualizer visualizer = new GraphVisualizer(Photographs.NONE, product.tuning(data))) {
            if (replayed.isEmpty()) {
                make(new PortraitMaker(visualizer, network, folder), layers);
            } else {
                replay(new ReplayMaker(visualizer, network, folder));
            }
        }
        print("the portraits of %s are in %s", network.id(), folder);
        return 0;
    }

    /** Creates the folder before the work, and returns it. */
    static Path made(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new InvalidInputException("out", "the folder %s cannot be made: %s".formatted(folder, e), e);
        }
        Validate.isTrue("out", Files.isWritable(folder), "the folder %s cannot be written".formatted(folder));
        return folder;
    }

    private void make(PortraitMaker maker, List<Layer> layers) throws IOException {
        List<Layer> missing = new ArrayList<>();
        int portraits = 0;
        for (Layer layer : layers) {
            Optional<PortraitSheet> finished = maker.finished(layer);
            if (finished.isPresent()) {
                print("%s, made before", words(finished.get()));
            } else {
                missing.add(layer);
                portraits += maker.missing(layer);
            }
        }
        if (missing.isEmpty()) {
            return;
        }
        try (ProgressBar bar = ConsoleProgress.bar(
                        "portraits", spec.commandLine().getErr())
                .setInitialMax(portraits)
                .setUnit(" pictures", 1)
                .showSpeed()
                .build()) {
            int done = 0;
            for (Layer layer : missing) {
                int before = done;
                bar.setExtraMessage(" " + layer.name());
                int toMake = maker.missing(layer);
                PortraitSheet sheet = maker.make(layer, made -> bar.stepTo(before + (long) made));
                done += toMake;
                print("%s", words(sheet));
            }
            bar.stepTo(done);
        }
    }

    private void replay(ReplayMaker maker) throws IOException {
        try (ProgressBar bar = ConsoleProgress.bar("replay", spec.commandLine().getErr())
                .setInitialMax(PERCENT)
                .setUnit(" %", 1)
                .build()) {
            Replay replay = maker.make(replayed, share -> bar.stepTo(Math.round(share * PERCENT)));
            print("%d units, %d frames", replay.units().size(), replay.steps().size());
        }
    }

    private static String words(PortraitSheet sheet) {
        String silent = sheet.silent() == 0
                ? ""
                : String.format(Locale.ROOT, ", of which %d never rise above 0 and are grey", sheet.silent());
        return "%s: %d portraits%s".formatted(sheet.layer(), sheet.units(), silent);
    }

    private void print(String form, Object... values) {
        spec.commandLine().getOut().printf(form + "%n", values);
        spec.commandLine().getOut().flush();
    }
}
