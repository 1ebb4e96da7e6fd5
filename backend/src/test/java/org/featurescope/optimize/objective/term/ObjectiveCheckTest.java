package org.featurescope.optimize.objective.term;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.featurescope.model.Catalogue;
import org.featurescope.model.ModelDescriptor;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.RandomDirection;
import org.featurescope.optimize.objective.Composition;
import org.featurescope.optimize.objective.DirectionTensor;
import org.featurescope.optimize.objective.DirectionVector;
import org.featurescope.optimize.objective.LayerObjective;
import org.featurescope.optimize.objective.MapLocation;
import org.featurescope.optimize.objective.Norms;
import org.featurescope.optimize.objective.Objective;
import org.featurescope.optimize.objective.PictureObjective;
import org.featurescope.optimize.objective.RandomNormals;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.NotFoundException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the check of objectives against a network and a batch. */
class ObjectiveCheckTest {
    private static final int BATCH = 3;
    private static final List<String> LABELS = List.of(
            "tench, Tinca tinca",
            "crane",
            "golden retriever",
            "Labrador retriever",
            "crane",
            "maillot; (old)",
            "tabby, tabby cat",
            "CD player",
            "");

    private static final Network NETWORK = withLabels(LABELS);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "logit(golden retriever)    | logit(golden retriever)",
                "logit(GOLDEN Retriever)    | logit(golden retriever)",
                "logit(golden)              | logit(golden retriever)",
                "logit(Tinca tinca)         | logit(tench, Tinca tinca)",
                "logit(tabby)               | logit(tabby, tabby cat)",
                "logit(#0)                  | logit(tench, Tinca tinca)",
                "logit(#4)                  | logit(#4)",
                "logit(maillot)             | logit(#5)",
                "logit(#8)                  | logit(#8)",
                "2*probability(cd player) - l1 | 2*probability(CD player) - l1",
                "each(l1; l2; logit(golden)) | each(l1; l2; logit(golden retriever))",
                "between(logit(golden) * l1; l2) | between(logit(golden retriever) * l1; l2)"
            })
    void callsAClassByItsFullLabelIfTheLabelIsUnique(String text, String checked) {
        assertThat(Objective.parse(text).checkedAgainst(NETWORK, BATCH)).hasToString(checked);
        assertThat(Objective.parse(checked).checkedAgainst(NETWORK, BATCH)).hasToString(checked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "logit(crane)     | #1 crane; #4 crane; write the index",
                "logit(retriever) | #2 golden retriever; #3 Labrador retriever",
                "l1 + probability(er) | can mean 3 classes of mini-inception",
                "each(l1; l2)     | each has 2 objectives, but the batch has 3 pictures",
                "2*each(l1; l2; l1; l2) | each has 4 objectives"
            })
    void refusesAnAmbiguousClassAndAWrongNumberOfPictures(String text, String message) {
        assertThatThrownBy(() -> Objective.parse(text).checkedAgainst(NETWORK, BATCH))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.field()).isEqualTo("objective"))
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"diversity(mixed4c)", "l1 - alignment(mixed4c)", "between(l1; l2)"})
    void refusesToComparePicturesOfABatchOfOne(String text) {
        assertThat(Objective.parse(text).checkedAgainst(NETWORK, 2)).hasToString(text);
        assertThatThrownBy(() -> Objective.parse(text).checkedAgainst(NETWORK, 1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("it needs two or more");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "channel(mixed9:1)          | layer   | has no layer \"mixed9\"",
                "neuron(mixed4c:336)        | channel | no channel 336; it has 0 to 335",
                "l1 * (l2 + channel(mixed4c:999)) | channel | no channel 999",
                "direction(mixed4c:1+mixed4c:400) | channel | no channel 400",
                "direction(mixed9~1)        | layer   | has no layer \"mixed9\"",
                "direction(mixed9, chelsea@1,1) | layer | has no layer \"mixed9\"",
                "tensor(mixed9~1)           | layer   | has no layer \"mixed9\"",
                "tensor(mixed9, chelsea)    | layer   | has no layer \"mixed9\"",
                "layer(mixed9)              | layer   | has no layer \"mixed9\"",
                "position(mixed9@1,1)       | layer   | has no layer \"mixed9\"",
                "diversity(mixed9)          | layer   | has no layer \"mixed9\"",
                "alignment(mixed9)          | layer   | has no layer \"mixed9\"",
                "inversion(mixed9, chelsea) | layer   | has no layer \"mixed9\"",
                "caricature(mixed9, chelsea) | layer  | has no layer \"mixed9\"",
                "each(l1; l2; layer(mixed9)) | layer  | has no layer \"mixed9\"",
                "logit(#200)                | class   | no class #200; it has #0 to #199",
                "probability(zebra crossing) | class  | no class \"zebra crossing\"; it has 9 others"
            })
    void namesTheMissingLayerChannelOrClass(String text, String field, String message) {
        assertThatThrownBy(() -> Objective.parse(text).checkedAgainst(NETWORK, BATCH))
                .isInstanceOfSatisfying(
                        NotFoundException.class, e -> assertThat(e.field()).isEqualTo(field))
                .hasMessageContaining(message);
    }

    @Test
    void saysThatANetworkHasNoClasses() {
        ModelDescriptor it = NETWORK.descriptor();
        ModelDescriptor without = new ModelDescriptor(
                it.id(),
                it.title(),
                it.description(),
                it.licence(),
                it.source(),
                it.graphFile(),
                it.input(),
                it.layers(),
                Optional.empty());
        Network plain = new Network(without, NETWORK.sha256(), NETWORK.graph(), NETWORK.layers(), List.of());
        assertThatThrownBy(() -> Objective.parse("logit(#1)").checkedAgainst(plain, BATCH))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("mini-inception has no classes");
        Network unlisted = new Network(it, NETWORK.sha256(), NETWORK.graph(), List.of(), LABELS);
        assertThatThrownBy(() -> Objective.parse("logit(#1)").checkedAgainst(unlisted, BATCH))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("does not list \"softmax_pre_activation\"");
    }

    @Test
    void refusesFactorsAndPowersThatAreNotFinite() {
        Objective l1 = new PictureObjective.L1(0);
        for (double factor : new double[] {Double.NaN, 0, Double.POSITIVE_INFINITY, 1e10}) {
            assertThatThrownBy(() -> new Composition.Scale(factor, l1))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("factor must be between");
        }
        assertThatThrownBy(() -> new LayerObjective.Caricature("a", "b", Double.NaN))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("power must be between");
        assertThatThrownBy(() -> new PictureObjective.L2(Double.NaN)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void randomDirectionsAreOfLengthOneAndDependOnTheSeedAlone() {
        TinyNetwork tiny = new TinyNetwork();
        float[] seven = drawn(tiny, 7);
        assertThat(Norms.sumOfSquares(seven)).isCloseTo(1, within(1e-6));
        assertThat(drawn(tiny, 7)).isEqualTo(seven);
        assertThat(drawn(tiny, 8)).isNotEqualTo(seven);
        float[] tensor = new DirectionTensor.Drawn(new RandomDirection("deep", 7)).values(tiny, tiny.photographs());
        assertThat(Norms.sumOfSquares(tensor)).isCloseTo(16, within(1e-5));
    }

    private static float[] drawn(TinyNetwork tiny, long seed) {
        return new DirectionVector.Drawn(new RandomDirection("deep", seed)).values(tiny, tiny.photographs());
    }

    @Test
    void randomNumbersAreNormalAndNeighbouringSeedsUnrelated() {
        int count = 20_000;
        float[] one = RandomNormals.draw(1, count);
        float[] two = RandomNormals.draw(2, count);
        double mean = 0;
        double both = 0;
        for (int i = 0; i < count; i++) {
            mean += one[i] / count;
            both += (double) one[i] * two[i] / count;
        }
        assertThat(mean).isCloseTo(0, within(0.03));
        assertThat(both).isCloseTo(0, within(0.03));
        assertThat(Norms.sumOfSquares(one) / count).isCloseTo(1, within(0.05));
        double firsts = 0;
        for (int seed = 0; seed < 1000; seed++) {
            firsts += RandomNormals.draw(seed, 1)[0] * RandomNormals.draw(seed + 1, 1)[0] / 1000.0;
        }
        assertThat(firsts).isCloseTo(0, within(0.15));
    }

    @Test
    void aDirectionIsRecordedAfterTheReluAtItsPosition() {
        TinyNetwork tiny = new TinyNetwork();
        float[] map = tiny.photographs().activation("chelsea", "deep", false);
        float[] found = new DirectionVector.Recorded("deep", "chelsea", new MapLocation.At(3, 2))
                .values(tiny, tiny.photographs());
        int first = (3 * tiny.width("deep") + 2) * tiny.channels("deep");
        double length = 0;
        for (int c = 0; c < found.length; c++) {
            length += Math.pow(map[first + c], 2);
        }
        for (int c = 0; c < found.length; c++) {
            assertThat((double) found[c]).isCloseTo(map[first + c] / Math.sqrt(length), within(1e-6));
        }
    }

    private static Network withLabels(List<String> labels) {
        Network mini = Catalogue.load(Optional.empty()).network("mini-inception");
        return new Network(mini.descriptor(), mini.sha256(), mini.graph(), mini.layers(), labels);
    }
}
