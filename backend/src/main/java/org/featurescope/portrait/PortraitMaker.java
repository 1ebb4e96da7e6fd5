package org.featurescope.portrait;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;
import org.featurescope.files.AtomicFile;
import org.featurescope.image.JpegEncoder;
import org.featurescope.image.Resampler;
import org.featurescope.image.RgbImage;
import org.featurescope.image.Sprites;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.Sha256;
import org.featurescope.optimize.CancelledRunException;
import org.featurescope.optimize.EngineLimits;
import org.featurescope.optimize.RunListener;
import org.featurescope.optimize.Visualization;
import org.featurescope.optimize.VisualizationSpec;
import org.featurescope.optimize.Visualizer;

/**
 * Makes the sheets of a network's layers in a folder.
 *
 * <p>The units of a layer are optimized in runs of about equal size. A run has at most as many units as the engine's
 * parallel batches hold, so that one compiled graph serves all runs of the layer. After each run a scratch file stores
 * the portraits made so far. An interrupted layer is continued from this file, and its sheet has the same bytes as
 * without the interruption. Not thread-safe.
 */
public final class PortraitMaker {
    private final Visualizer visualizer;
    private final Network network;
    private final PortraitRecipe recipe;
    private final Path folder;

    /**
     * Creates a maker of a network's portraits by {@link PortraitRecipe#of}.
     *
     * @param folder the folder of the sheets, which is created with the first sheet
     */
    public PortraitMaker(Visualizer visualizer, Network network, Path folder) {
        this(visualizer, network, PortraitRecipe.of(network), folder);
    }

    PortraitMaker(Visualizer visualizer, Network network, PortraitRecipe recipe, Path folder) {
        this.visualizer = visualizer;
        this.network = network;
        this.recipe = recipe;
        this.folder = folder;
    }

    /** Returns the sheet of a layer if it is whole: made from this network by this recipe, and not changed since. */
    public Optional<PortraitSheet> finished(Layer layer) throws IOException {
        Optional<PortraitSheet> sheet = index().sheet(layer);
        return sheet.isPresent() && isWhole(sheet.get()) ? sheet : Optional.empty();
    }

    /** Returns the number of missing portraits of a layer whose sheet is not finished. */
    public int missing(Layer layer) throws IOException {
        return layer.channels() - resumed(layer).count();
    }

    /**
     * Makes the sheet of a layer.
     *
     * @throws org.featurescope.optimize.CancelledRunException if the listener cancelled it; the portraits of finished
     *     runs are kept
     * @throws org.featurescope.optimize.FailedRunException if the optimization cannot continue
     */
    public PortraitSheet make(Layer layer, PortraitListener listener) throws IOException {
        Files.createDirectories(folder);
        LayerPortraits portraits = resumed(layer);
        int resumed = portraits.count();
        for (int end : ends(layer)) {
            int from = portraits.count();
            if (end > from) {
                double before = from - resumed;
                int units = end - from;
                if (listener.cancelled()) {
                    throw new CancelledRunException(1, recipe.steps());
                }
                RunListener ofRun = new ShareListener(listener, share -> listener.made(before + share * units));
                add(portraits, visualizer.run(network, recipe.run(layer, from, end), ofRun));
                portraits.keep();
            }
        }
        PortraitSheet sheet = write(layer, portraits);
        portraits.delete();
        return sheet;
    }

    /** Returns the end of each run's range of channels, exclusive and ascending. */
    private List<Integer> ends(Layer layer) {
        EngineLimits limits = visualizer.limits();
        long most = Math.min(
                VisualizationSpec.MOST_PICTURES, (long) limits.parallelBatches() * limits.mostOfSize(recipe.size()));
        long runs = (layer.channels() + most - 1) / most;
        List<Integer> ends = new ArrayList<>();
        for (int run = 1; run <= runs; run++) {
            ends.add((int) (layer.channels() * (long) run / runs));
        }
        return ends;
    }

    private void add(LayerPortraits portraits, Visualization made) {
        List<RgbImage> next = new ArrayList<>();
        int silent = 0;
        for (int picture = 0; picture < made.pictures().size(); picture++) {
            if (rises(made.curve(), picture)) {
                next.add(Resampler.resize(made.pictures().get(picture), recipe.side(), recipe.side()));
            } else {
                next.add(RgbImage.grey(recipe.side()));
                silent++;
            }
        }
        portraits.add(next, silent);
    }

    /** Returns whether the objective of a picture was above 0 at some step. */
    private static boolean rises(float[][] curve, int picture) {
        for (float[] step : curve) {
            if (step[picture] > 0) {
                return true;
            }
        }
        return false;
    }

    private PortraitSheet write(Layer layer, LayerPortraits portraits) throws IOException {
        RgbImage pixels = Sprites.sheet(portraits.all(), recipe.columns());
        byte[] jpeg = JpegEncoder.encodeProgressive(pixels, recipe.quality() / 100f);
        PortraitSheet sheet = new PortraitSheet(
                layer.name(), portraits.count(), portraits.silent(), layer.name() + ".jpg", Sha256.of(jpeg));
        AtomicFile.write(folder.resolve(sheet.file()), jpeg);
        AtomicFile.write(
                folder.resolve(PortraitIndex.FILE), index().with(sheet, network).bytes());
        return sheet;
    }

    private PortraitIndex index() throws IOException {
        return PortraitFolder.onDisk(folder)
                .index(network, recipe)
                .orElseGet(() -> PortraitIndex.empty(network, recipe));
    }

    private boolean isWhole(PortraitSheet sheet) throws IOException {
        return PortraitFolder.onDisk(folder)
                .read(sheet.file())
                .filter(bytes -> Sha256.of(bytes).equals(sheet.sha256()))
                .isPresent();
    }

    private LayerPortraits resumed(Layer layer) throws IOException {
        EngineLimits limits = visualizer.limits();
        String key = "%s of %s, recipe %s, %d batches of %d"
                .formatted(layer.name(), network.identity(), recipe.digest(), limits.parallelBatches(), limits.batch());
        return LayerPortraits.resumed(folder.resolve(layer.name() + ".part"), key, layer.channels(), recipe.side());
    }

    /** Passes on the share of a run's work that is done, and whether it should stop. */
    private record ShareListener(PortraitListener listener, DoubleConsumer share) implements RunListener {
        @Override
        public boolean cancelled() {
            return listener.cancelled();
        }

        @Override
        public void worked(double done) {
            share.accept(done);
        }

        @Override
        public void step(int step, int steps, float[] objective, Supplier<List<RgbImage>> frame) {}
    }
}
