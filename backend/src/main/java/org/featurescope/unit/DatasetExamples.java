package org.featurescope.unit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.featurescope.activation.photographs.IndexListener;
import org.featurescope.activation.photographs.PhotographSet;
import org.featurescope.activation.photographs.StagePass;
import org.featurescope.activation.photographs.StageSample;
import org.featurescope.model.Network;
import org.featurescope.model.Stage;
import org.featurescope.model.Stages;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.validate.NotFoundException;
import org.featurescope.validate.Validate;

/**
 * The dataset examples of all units of a network: photographs that excite a unit most, and photographs in the order of
 * its activation, from the least up. The activation of a photograph is the mean of the unit's map after its ReLU, at the
 * size of the network's input. The activations for all photographs are kept, too, so that units can be compared.
 *
 * <p>Immutable.
 *
 * @param network {@link Network#identity} of the network
 * @param names the names of the photographs that could be read
 * @param layers in depth order
 */
public record DatasetExamples(String network, List<String> names, List<LayerExamples> layers) {
    /** The number of photographs that excite a unit most. */
    public static final int MOST = 9;
    /** The number of photographs around each quantile. */
    public static final int EACH = 3;
    /** The quantiles of a unit's activations around which photographs are kept; the greatest are among {@link #MOST}. */
    public static final List<Double> QUANTILES = List.of(0.0, 1 / 3.0, 2 / 3.0);

    public DatasetExamples {
        names = List.copyOf(names);
        layers = List.copyOf(layers);
    }

    /**
     * A photograph and how it excites a unit.
     *
     * @param photograph its name in the set
     * @param mean the mean of the unit's activation map
     * @param y where it excites the unit most: the distance from the top, a share of the network's input
     * @param x the distance from the left
     */
    public record Example(String photograph, float mean, double y, double x) {}

    /**
     * The examples of one unit.
     *
     * @param most the photographs that excite it most, strongest first
     * @param quantiles for each of {@link DatasetExamples#QUANTILES} the photographs around it, weakest first
     */
    public record OfUnit(List<Example> most, List<List<Example>> quantiles) {
        public OfUnit {
            most = List.copyOf(most);
            quantiles = List.copyOf(quantiles);
        }
    }

    /**
     * Runs all photographs of a set through a network. A photograph that cannot be read is skipped.
     *
     * @throws org.featurescope.validate.InvalidInputException for the field {@code photographs} if fewer photographs can
     *     be read than a unit has examples
     */
    public static DatasetExamples measure(Network network, PhotographSet set, IndexListener listener) {
        List<Stage> stages = Stages.layers(network);
        Collector collector = new Collector(stages);
        StagePass.run(set, network, stages, Integer.MAX_VALUE, listener, collector);
        Validate.isTrue(
                "photographs",
                collector.names.size() >= LayerExamples.PER_UNIT,
                "%d photographs can be read, and each unit needs %d examples"
                        .formatted(collector.names.size(), LayerExamples.PER_UNIT));
        return new DatasetExamples(
                network.identity(),
                collector.names,
                IntStream.range(0, stages.size())
                        .mapToObj(i -> LayerExamples.of(stages.get(i).name(), collector.photographs.get(i)))
                        .toList());
    }

    /** Collects the means and peaks of all photographs at each stage. */
    private static final class Collector implements StagePass.Consumer {
        private final List<Stage> stages;
        private final List<String> names = new ArrayList<>();
        private final List<List<LayerExamples.Photograph>> photographs = new ArrayList<>();

        Collector(List<Stage> stages) {
            this.stages = stages;
            stages.forEach(stage -> photographs.add(new ArrayList<>()));
        }

        @Override
        public void photograph(String name, List<StageSample> samples) {
            names.add(name);
            for (int i = 0; i < samples.size(); i++) {
                Stage stage = stages.get(i);
                StageSample sample = samples.get(i);
                photographs
                        .get(i)
                        .add(LayerExamples.Photograph.of(
                                sample.means(), sample.values(), stage.height(), stage.width()));
            }
        }

        @Override
        public void skipped(String name, String reason) {
            // the other photographs are enough
        }
    }

    /** Returns the examples of a unit, if they are known. */
    public Optional<OfUnit> of(Unit unit) {
        return layers.stream()
                .filter(layer -> layer.layer().equals(unit.layer()) && unit.channel() < layer.channels())
                .findFirst()
                .map(layer -> new OfUnit(
                        examples(layer, unit.channel(), 0, MOST),
                        IntStream.range(0, QUANTILES.size())
                                .mapToObj(i -> examples(layer, unit.channel(), MOST + i * EACH, EACH))
                                .toList()));
    }

    /** Returns whether the activations of a unit are known. */
    public boolean has(Unit unit) {
        return BestUnits.MeasuredLayer.has(layers, unit);
    }

    /**
     * Returns a unit's activation for each photograph: 0 for the least one, 255 for the greatest.
     *
     * @throws NotFoundException if they are not known
     */
    float[] activations(Unit unit) {
        return layer(unit).activations(unit.channel());
    }

    private LayerExamples layer(Unit unit) {
        return layers.stream()
                .filter(layer -> layer.layer().equals(unit.layer()))
                .findFirst()
                .orElseThrow(() -> new NotFoundException(
                        "layer", "no activations of a layer \"%s\" are known".formatted(unit.layer())));
    }

    private List<Example> examples(LayerExamples layer, int channel, int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(number -> layer.example(channel, number, names))
                .toList();
    }
}
