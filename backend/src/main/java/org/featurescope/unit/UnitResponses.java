package org.featurescope.unit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.featurescope.activation.photographs.IndexListener;
import org.featurescope.activation.photographs.PhotographSet;
import org.featurescope.activation.photographs.StagePass;
import org.featurescope.activation.photographs.StageSample;
import org.featurescope.files.AtomicFile;
import org.featurescope.model.Network;
import org.featurescope.model.Stage;
import org.featurescope.model.Stages;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.unit.PictureClasses.PictureClass;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.NotFoundException;
import org.featurescope.validate.Validate;

/**
 * The responses of all units of a network to labelled pictures, averaged over the pictures of each class.
 *
 * <p>Immutable.
 *
 * @param network {@link Network#identity} of the network
 * @param pictures what the pictures are, a few words
 * @param classes the classes of the pictures
 * @param strongest the number of each unit's strongest pictures whose classes are counted
 * @param layers in depth order
 */
public record UnitResponses(
        String network, String pictures, PictureClasses classes, int strongest, List<LayerResponses> layers) {
    /** What the pictures are if the owner names no others. */
    public static final String PICTURES_OF_PRODUCT = "the photographs that come with the product";

    private static final int LEAST_STRONGEST = 9;
    private static final int MOST_STRONGEST = 50;
    private static final int PART = 20;

    public UnitResponses {
        layers = List.copyOf(layers);
    }

    /**
     * A unit and its similarity to the query.
     *
     * @param likeness a correlation or cosine, -1 to 1, or for {@link #strongest} the standardized response
     */
    public record Match(Unit unit, double likeness) {}

    /**
     * Runs all pictures of a set through a network. A picture that cannot be read or is in no folder is skipped.
     *
     * @param set pictures in folders, one folder a class
     * @param title what the pictures are, a few words
     * @param labels returns the label for a folder's name
     * @throws InvalidInputException for the field {@code photographs} if the set has fewer than two folders
     */
    public static UnitResponses measure(
            Network network, PhotographSet set, String title, UnaryOperator<String> labels, IndexListener listener) {
        requireClasses(set);
        List<Stage> stages = Stages.layers(network);
        Collector collector = new Collector(set, labels, stages.size());
        StagePass.run(set, network, stages, 0, listener, collector);
        int[] of = collector.labels.stream().mapToInt(i -> i).toArray();
        int strongest = Math.max(LEAST_STRONGEST, Math.min(MOST_STRONGEST, of.length / PART));
        return new UnitResponses(
                network.identity(),
                title,
                collector.counted(),
                strongest,
                IntStream.range(0, stages.size())
                        .mapToObj(i -> LayerResponses.of(
                                network.layers().get(i).name(),
                                collector.means.get(i),
                                of,
                                collector.classes.size(),
                                strongest))
                        .toList());
    }

    /**
     * Requires that the pictures of a set have classes.
     *
     * @throws InvalidInputException for the field {@code photographs} if the set has fewer than two folders
     */
    public static void requireClasses(PhotographSet set) {
        Validate.isTrue(
                "photographs",
                set.hasClasses(),
                "the pictures must be in folders, one for each class, and there must be two or more");
    }

    /**
     * Writes the responses as a file.
     *
     * @return the file
     */
    public Path write(Path file) throws IOException {
        AtomicFile.write(file, ResponsesFile.bytes(this));
        return file;
    }

    /** Collects the means of all pictures that have a class. */
    private static final class Collector implements StagePass.Consumer {
        private final PhotographSet set;
        private final UnaryOperator<String> label;
        private final List<String> classes = new ArrayList<>();
        private final List<Integer> labels = new ArrayList<>();
        private final List<List<float[]>> means = new ArrayList<>();

        Collector(PhotographSet set, UnaryOperator<String> label, int stages) {
            this.set = set;
            this.label = label;
            for (int i = 0; i < stages; i++) {
                means.add(new ArrayList<>());
            }
        }

        PictureClasses counted() {
            return PictureClasses.of(IntStream.range(0, classes.size())
                    .mapToObj(i -> new PictureClass(classes.get(i), Collections.frequency(labels, i)))
                    .toList());
        }

        @Override
        public void photograph(String name, List<StageSample> samples) {
            String folder = set.label(name);
            if (folder.isEmpty()) {
                return;
            }
            String of = label.apply(folder);
            if (!classes.contains(of)) {
                classes.add(of);
            }
            labels.add(classes.indexOf(of));
            for (int i = 0; i < samples.size(); i++) {
                means.get(i).add(samples.get(i).means());
            }
        }

        @Override
        public void skipped(String name, String reason) {
            // the other pictures are enough
        }
    }

    /**
     * Returns a unit's mean response to each class.
     *
     * @throws NotFoundException if the responses of its layer are not known
     */
    public float[] of(Unit unit) {
        return known(unit).of(unit.channel());
    }

    /** Returns the labels of the classes. */
    public List<String> labels() {
        return classes.labels();
    }

    /** Returns whether the responses of a unit are known. */
    public boolean has(Unit unit) {
        return BestUnits.MeasuredLayer.has(layers, unit);
    }

    /** Returns what a unit fires on. */
    public FiresOn firesOn(Unit unit) {
        return FiresOn.of(known(unit).strongest(unit.channel()), strongest, classes);
    }

    /**
     * Returns the words for what units fire on, by layer and channel. Units without a word are left out, and so are layers
     * without such units.
     */
    Map<String, Map<Integer, String>> words() {
        Map<String, Map<Integer, String>> words = new LinkedHashMap<>();
        for (LayerResponses layer : layers) {
            Map<Integer, String> ofLayer = new LinkedHashMap<>();
            for (int channel = 0; channel < layer.channels(); channel++) {
                Optional<FiresOn.Share> name =
                        firesOn(new Unit(layer.layer(), channel)).name();
                if (name.isPresent()) {
                    ofLayer.put(channel, name.get().word());
                }
            }
            if (!ofLayer.isEmpty()) {
                words.put(layer.layer(), ofLayer);
            }
        }
        return words;
    }

    private LayerResponses known(Unit unit) {
        return layer(unit.layer()).orElseThrow(() -> unknown(unit.layer()));
    }

    private static NotFoundException unknown(String layer) {
        return new NotFoundException("layer", "no responses of a layer \"%s\" are known".formatted(layer));
    }

    /** Returns the responses of a layer's units, if they are known. */
    Optional<LayerResponses> layer(String name) {
        return layers.stream().filter(layer -> layer.layer().equals(name)).findFirst();
    }

    /**
     * Returns the units whose mean responses correlate most with the wanted ones, best first.
     *
     * @param wanted the wanted response to each class
     * @param searched tells of a layer's name whether the layer is searched
     */
    public List<Match> most(float[] wanted, Predicate<String> searched, int count) {
        float[] standardized = Correlation.standardized(wanted);
        return BestUnits.of(
                layers, searched, count, (at, channel) -> layers.get(at).correlation(channel, standardized));
    }

    /**
     * Returns the units with the largest standardized activation for a picture, largest first: in standard deviations
     * above the unit's mean over the labelled pictures.
     *
     * @param means the picture's mean activation of each channel, layer by layer as in {@link #layers}
     * @param searched tells of a layer's name whether the layer is searched
     */
    public List<Match> strongest(List<float[]> means, Predicate<String> searched, int count) {
        List<double[]> standardized = standardized(means);
        return BestUnits.of(
                layers, searched, count, (at, channel) -> standardized.get(at)[channel]);
    }

    /**
     * Returns the units that a picture excites above their mean and whose mean responses correlate most with the wanted
     * ones, best first.
     *
     * @param wanted the wanted response to each class
     * @param means the picture's mean activation of each channel, layer by layer as in {@link #layers}
     * @param searched tells of a layer's name whether the layer is searched
     */
    public List<Match> mostOfExcited(float[] wanted, List<float[]> means, Predicate<String> searched, int count) {
        float[] standardized = Correlation.standardized(wanted);
        List<double[]> excited = standardized(means);
        return BestUnits.of(
                layers,
                searched,
                count,
                (at, channel) -> excited.get(at)[channel] > 0 ? layers.get(at).correlation(channel, standardized) : -1);
    }

    private List<double[]> standardized(List<float[]> means) {
        return IntStream.range(0, layers.size())
                .mapToObj(i -> layers.get(i).standardized(means.get(i)))
                .toList();
    }

    /**
     * Returns how much a picture resembles each class: the sum of the mean responses of a layer's units to the class, each
     * times the unit's standardized activation for the picture.
     *
     * @param layer the index of the layer in {@link #layers}
     * @param means the picture's mean activation of each of the layer's channels
     */
    public float[] resemblance(int layer, float[] means) {
        return layers.get(layer).resemblance(means);
    }
}
