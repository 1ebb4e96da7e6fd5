package org.featurescope.optimize.objective.term;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.featurescope.optimize.objective.Objective;
import org.featurescope.optimize.objective.PhotographActivations;
import org.featurescope.validate.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.ndarray.Shape;

/** Compares objectives as nodes of a graph with their definitions, and tests their forms. */
class BatchObjectiveTest {
    private static final int BATCH = 6;
    private static final double STEP = 1e-6;
    /** Number of pixels at which a gradient is compared. */
    private static final int PROBES = 60;

    private static final long SEED = 5;

    private final TinyNetwork tiny = new TinyNetwork();
    private final List<double[]> pictures = IntStream.range(0, BATCH)
            .mapToObj(i -> TinyNetwork.picture(100 + i))
            .toList();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "neuron(conv:2)",
                "neuron(deep:1@3,0)",
                "channel(conv:1)",
                "channel(deep:4)",
                "direction(-1*deep:4)",
                "direction(0.8*deep:1-0.6*deep:3)",
                "direction(deep~7)",
                "direction(deep~7, at=centre)",
                "direction(deep~7, at=3,1)",
                "direction(deep~7, power=2)",
                "direction(conv:1, at=0,5, power=0.5)",
                "direction(deep, chelsea@3,2)",
                "direction(deep, chelsea@3,2, at=1,1, power=1)",
                "tensor(deep~7)",
                "tensor(conv~8, power=2)",
                "tensor(deep, chelsea)",
                "tensor(deep, chelsea, power=1)",
                "layer(conv)",
                "layer(deep)",
                "position(deep@1,2)",
                "logit(golden retriever)",
                "logit(#0)",
                "probability(#2)",
                "diversity(deep)",
                "diversity(conv)",
                "alignment(deep)",
                "inversion(deep, chelsea)",
                "caricature(deep, chelsea)",
                "caricature(conv, chelsea, power=2)",
                "variation",
                "l1",
                "l1(0.5)",
                "l2",
                "l2(0.25)",
                "blur",
                "boundary",
                "boundary(width=1, colour=0.25)",
                "channel(deep:1) + channel(deep:2)",
                "channel(conv:1) - (channel(conv:2) - 0.5*layer(conv))",
                "channel(deep:1) * channel(deep:2)",
                "(channel(deep:1) + 2*layer(conv)) * (l2 - channel(deep:0)) * 0.5*logit(#1)",
                "between(channel(conv:1); direction(deep~3)) + 0.1*alignment(deep)",
                "each(channel(conv:1); channel(conv:2); layer(deep); l2; neuron(conv:0); logit(#1)) - 0.01*variation",
                "each(channel(deep:1) * l2; channel(deep:2); l1; l1 + l1; inversion(conv, chelsea); diversity(deep))",
                "each(direction(conv:1, power=2); direction(deep:2, power=1); tensor(deep~1, power=1);"
                        + " caricature(deep, chelsea, power=1); boundary(width=2, colour=0); blur)"
            })
    void theValueAndTheGradientAreThoseOfTheDefinition(String text) {
        assertDefinition(text, pictures, 1e-3);
    }

    /** The products of Gram matrices are computed differently for many channels. */
    @Test
    void diversityIsTheSameWherePositionsAreFewerThanChannels() {
        assertDefinition("diversity(logits)", pictures.subList(0, 3), 1e-3);
    }

    @Test
    void alignmentKeepsItsGradientWherePicturesAreNearlyAlike() {
        Random random = new Random(SEED);
        List<double[]> alike = IntStream.range(0, BATCH)
                .mapToObj(i -> DoubleStream.of(pictures.get(0))
                        .map(value -> value + 1e-3 * random.nextGaussian())
                        .toArray())
                .toList();
        assertDefinition("alignment(deep)", alike, 1e-2);
    }

    private void assertDefinition(String text, List<double[]> batch, double gradientShare) {
        Objective objective = Objective.parse(text).checkedAgainst(tiny.network(), batch.size());
        BatchObjective batched = BatchObjective.of(objective, batch.size(), tiny.network());
        try (CompiledObjective compiled = new CompiledObjective(batched, tiny, batch.size())) {
            assertThat(compiled.shape()).isEqualTo(Shape.of(batch.size()));
            Definitions definitions = new Definitions(tiny, batch);
            float[] values = compiled.values(batched, batch);
            for (int i = 0; i < values.length; i++) {
                double expected = definitions.value(objective, i);
                assertThat((double) values[i])
                        .as("%s, picture %d", text, i)
                        .isCloseTo(expected, within(1e-4 * Math.max(0.1, Math.abs(expected))));
            }
            assertGradient(objective, definitions, compiled.gradient(batched, batch), gradientShare);
        }
    }

    /** Against central differences over some numbers of the pictures. */
    private void assertGradient(Objective objective, Definitions definitions, float[] gradient, double share) {
        int length = pictures.get(0).length;
        double missed = 0;
        double whole = 0;
        for (int i : new Random(SEED).ints(PROBES, 0, gradient.length).toArray()) {
            double above = definitions.moved(i / length, i % length, STEP).sum(objective);
            double below = definitions.moved(i / length, i % length, -STEP).sum(objective);
            double expected = (above - below) / (2 * STEP);
            missed += Math.pow(gradient[i] - expected, 2);
            whole += Math.pow(expected, 2);
        }
        assertThat(whole).as("gradient of %s", objective).isPositive();
        assertThat(Math.sqrt(missed / whole)).as("gradient of %s", objective).isLessThan(share);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "channel(conv:1) | neuron(conv:2@3,3)",
                "channel(conv:1) | -3*direction(conv~7, at=centre)",
                "channel(conv:1) | each(channel(conv:0); channel(conv:1); channel(conv:2); neuron(conv:3); 2*channel(conv:1); direction(conv, chelsea@1,1))",
                "channel(conv:1) - 0.1*variation | 0.5*variation + channel(conv:3)",
                "direction(conv~1, power=1) | direction(conv:2, power=3)",
                "tensor(deep~1) | 5*tensor(deep, chelsea)",
                "layer(deep) | position(deep@1,1)",
                "logit(#0) | logit(golden retriever)",
                "caricature(deep, chelsea, power=1) | caricature(deep, astronaut, power=2)",
                "boundary | boundary(width=1, colour=0)",
                "between(channel(conv:1); layer(deep)) | between(layer(deep); channel(conv:2))",
                "channel(conv:1) * channel(deep:1) | neuron(conv:1) * -2*neuron(deep:1)",
                "channel(conv:1) + channel(conv:2) | between(channel(conv:3); channel(conv:0))"
            })
    void oneGraphServesAllObjectivesOfItsForm(String compiledText, String fedText) {
        BatchObjective first = batched(compiledText);
        BatchObjective second = batched(fedText);
        assertThat(second.form()).isEqualTo(first.form());
        assertThat(second.layers()).isEqualTo(first.layers());
        try (CompiledObjective compiled = new CompiledObjective(first, tiny, BATCH)) {
            Definitions definitions = new Definitions(tiny, pictures);
            float[] values = compiled.values(second, pictures);
            for (int i = 0; i < BATCH; i++) {
                double expected = definitions.value(Objective.parse(fedText), i);
                assertThat((double) values[i]).isCloseTo(expected, within(1e-4 * Math.max(0.1, Math.abs(expected))));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "channel(conv:1) | channel(deep:1)",
                "channel(conv:1) | layer(conv)",
                "channel(conv:1) | channel(conv:1) + channel(conv:2)",
                "channel(conv:1) | direction(conv:1, power=1)",
                "logit(#1)       | probability(#1)",
                "l1              | l2",
                "channel(conv:1) * l1 | channel(conv:1) + l1",
                "(l1 + l2) * blur | l1 * l2 + blur"
            })
    void otherKindsAndLayersAreOtherForms(String one, String other) {
        assertThat(batched(one).form()).isNotEqualTo(batched(other).form());
    }

    @Test
    void aGridOfChannelsIsOneTermHoweverManyThereAre() {
        assertThat(batched("each(channel(deep:0); channel(deep:1); channel(deep:2); neuron(deep:3); channel(deep:4);"
                                + " direction(deep~1))")
                        .form())
                .isEqualTo("direction(deep)");
    }

    @Test
    void namesTheLayersThatAreReadOnce() {
        assertThat(batched("channel(deep:0) * layer(conv) + diversity(deep) - variation + logit(#1)")
                        .layers())
                .containsExactly("conv", "deep", "logits");
        assertThat(batched("variation").layers()).isEmpty();
    }

    @Test
    void theObjectivesOfSinglePicturesHaveTheSameValues() {
        String text = "each(channel(conv:1); layer(deep); tensor(deep~2) * l1; logit(#1); channel(conv:0); l2)"
                + " + between(channel(deep:1); channel(conv:3))";
        BatchObjective whole = batched(text);
        assertThat(whole.separated()).hasSize(BATCH);
        float[] together;
        try (CompiledObjective compiled = new CompiledObjective(whole, tiny, BATCH)) {
            together = compiled.values(whole, pictures);
        }
        for (int i = 0; i < BATCH; i++) {
            BatchObjective alone = whole.ofPictures(List.of(i));
            assertThat(alone.layers()).isEqualTo(whole.layersOf(i));
            try (CompiledObjective compiled = new CompiledObjective(alone, tiny, 1)) {
                float value = compiled.values(alone, List.of(pictures.get(i)))[0];
                assertThat(value).isCloseTo(together[i], within(1e-4f * Math.max(1, Math.abs(value))));
            }
        }
    }

    @Test
    void picturesThatAreComparedCannotBeSeparated() {
        assertThat(batched("channel(conv:1) - diversity(deep)").separated()).isEmpty();
        assertThat(batched("channel(conv:1) * (l1 + alignment(deep))").separated())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "neuron(deep:1@4,0) | deep has no position 4,0 for pictures of this size; its rows are 0 to 3",
                "position(deep@0,4) | deep has no position 0,4",
                "direction(deep~1, at=9,9) | deep has no position 9,9",
                "direction(deep, chelsea@9,9) | deep has no position 9,9",
                "l1 * (l2 + neuron(conv:1@6,0)) | conv has no position 6,0"
            })
    void refusesAPositionThatIsNotOnTheMap(String text, String message) {
        BatchObjective batched = batched(text);
        assertThatThrownBy(() -> batched.feeds(tiny, tiny.photographs()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "direction(deep, black@1,1)",
                "tensor(deep, black)",
                "inversion(deep, black)",
                "caricature(deep, black, power=1)"
            })
    void refusesAPhotographThatActivatesNothing(String text) {
        PhotographActivations dark = (photograph, layer, preRelu) ->
                new float[tiny.height(layer) * tiny.width(layer) * tiny.channels(layer)];
        assertThatThrownBy(() -> batched(text).feeds(tiny, dark))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("active in black");
    }

    @Test
    void computesTheActivationOfAPhotographOnce() {
        List<String> asked = new ArrayList<>();
        PhotographActivations noted = (photograph, layer, preRelu) -> {
            asked.add(photograph + " " + layer + " " + preRelu);
            return tiny.photographs().activation(photograph, layer, preRelu);
        };
        batched("inversion(deep, chelsea) + tensor(deep, chelsea)")
                .feeds(tiny, noted)
                .close();
        assertThat(asked).containsExactly("chelsea deep false");
    }

    @Test
    void refusesMoreTermsThanAGraphShouldHold() {
        String many = "channel(deep:1) + ".repeat(64) + "channel(deep:1)";
        assertThatThrownBy(() -> batched(many))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("65 terms of different kinds, but at most 64");
    }

    private BatchObjective batched(String text) {
        return BatchObjective.of(Objective.parse(text).checkedAgainst(tiny.network(), BATCH), BATCH, tiny.network());
    }
}
