package org.featurescope.kind.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.featurescope.figure.FigureResult;
import org.featurescope.figure.FigureSpec;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.Networks;
import org.featurescope.figure.PreparedFigure;
import org.featurescope.figure.ResultData;
import org.featurescope.figure.SpecReader;
import org.featurescope.figure.Suggestion;
import org.featurescope.figure.Viewer;
import org.featurescope.figure.drawing.SvgDocument;
import org.featurescope.figure.link.LinkQuery;
import org.featurescope.kind.DrawnFigures;
import org.featurescope.kind.TestKinds;
import org.featurescope.kind.train.TrainResult.DigitSample;
import org.featurescope.kind.train.TrainResult.Moment;
import org.featurescope.network.Activation;
import org.featurescope.network.Digits;
import org.featurescope.network.LogicProblems;
import org.featurescope.network.Training;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.NotFoundException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

final class TrainKindTest {
    private final Kinds kinds = TestKinds.quick();
    private final SpecReader reader = new SpecReader(kinds, Networks.catalogue());

    private PreparedFigure prepared(String query) {
        return reader.fromQuery("kind=train&" + query);
    }

    private static TrainResult data(PreparedFigure figure) {
        return (TrainResult) figure.recipe().make(new Viewer()).data().orElseThrow();
    }

    private static float[] lastWeights(TrainResult data, int size) {
        ByteBuffer bytes =
                ByteBuffer.wrap(Base64.getDecoder().decode(data.weights())).order(ByteOrder.LITTLE_ENDIAN);
        float[] weights = new float[size];
        bytes.position(bytes.capacity() - Float.BYTES * size);
        bytes.asFloatBuffer().get(weights);
        return weights;
    }

    @Test
    void theFiguresOfTheCourseCanBeMade() {
        for (Suggestion suggestion : new TrainKind().shownInTraining()) {
            String query = LinkQuery.of("train", suggestion.parameters());
            FigureSpec spec = reader.fromQuery(query).spec();
            assertThat(query)
                    .contains(((TrainSpec) spec).run().problem().name().name().toLowerCase(Locale.ROOT));
        }
    }

    @Test
    void theRunOfTheCourseStandsStillWhileItsFiringDoesAndThenFalls() {
        TrainResult data = data(prepared("hidden=3&activations=relu&rate=4&seed=1909&steps=4000"));
        List<Moment> moments = data.moments();
        Moment last = moments.get(moments.size() - 1);
        assertThat(last.right()).isEqualTo(1);
        // the first change after the beginning comes before the first drop below a quarter
        int change = IntStream.range(2, moments.size())
                .filter(i -> moments.get(i).changed() > 0)
                .findFirst()
                .orElseThrow();
        assertThat(moments.get(change).step()).isGreaterThan(2000);
        assertThat(moments.get(change - 1).cost()).isBetween(0.249, 0.251);
        assertThat(moments.get(change + 20).cost()).isLessThan(0.01);
        assertThat(data.jumps().orElseThrow().probability()).isLessThan(0.05);
    }

    @Test
    void sinesLearnAPhotographSharply() {
        TrainResult data = data(
                prepared("problem=image&hidden=32,32&activations=sin&rate=20&batch=256&steps=600&photograph=coffee"));
        assertThat(data.moments().get(data.moments().size() - 1).cost()).isLessThan(0.004);
        assertThat(data.credits())
                .hasSize(1)
                .allMatch(credit -> !credit.author().isEmpty());
    }

    @Test
    void theDefaultLinkLearnsXor() {
        TrainResult data = data(prepared("problem=xor"));
        Moment last = data.moments().get(data.moments().size() - 1);
        assertThat(last.step()).isEqualTo(2000);
        assertThat(last.right()).isEqualTo(1);
        assertThat(last.cost()).isLessThan(0.02);
        assertThat(data.moments()).hasSize(401);
        assertThat(data.moments().stream().mapToInt(Moment::changed).sum()).isPositive();
        assertThat(data.jumps()).isPresent();
        assertThat(Base64.getDecoder().decode(data.fired())).hasSize(401 * 4);
    }

    @Test
    void aLinkWithChangesLeadsToTheWeightsOfTheTraining() {
        TrainResult data = data(prepared("hidden=3&seed=4&steps=60&changes=10:rate=0.1,20:layer1=relu,20:w3=0.25"));
        TrainSpec spec = (TrainSpec) prepared("hidden=3&seed=4&steps=60&changes=10:rate=0.1,20:layer1=relu,20:w3=0.25")
                .spec();
        try (Training training = spec.run().begin(LogicProblems.xor())) {
            training.goTo(60);
            assertThat(lastWeights(data, 13)).containsExactly(training.weights());
            assertThat(training.settings().rate()).isEqualTo(0.1);
            assertThat(training.architecture().hidden().get(0).activation()).isEqualTo(Activation.RELU);
        }
        assertThat(data.moments().get(19).activations()).containsExactly("tanh");
        assertThat(data.moments().get(20).activations()).containsExactly("relu");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "problem=adder&bits=2&hidden=6&activations=sigmoid",
                "problem=spiral&hidden=8,4&activations=sin,leaky-relu",
                "problem=above&curve=parabola&hidden=none",
                "problem=points&points=0,0,1,0.5,0.5,0,-0.5,0.25,1",
                "problem=image&photograph=coffee&hidden=8",
                "problem=images&hidden=8&batch=100",
            })
    void everyProblemIsTrainedAndDrawn(String query) throws Exception {
        PreparedFigure figure = prepared(query + "&steps=30");
        FigureResult result = figure.recipe().make(new Viewer());
        TrainResult data = (TrainResult) result.data().orElseThrow();
        Moment first = data.moments().get(0);
        Moment last = data.moments().get(30);
        assertThat(last.cost()).isLessThan(first.cost());
        FigureSpec spec = figure.spec();
        assertThat(reader.fromQuery(kinds.toQuery(spec)).spec()).isEqualTo(spec);
        SvgDocument drawn =
                SvgDocument.of(DrawnFigures.of("train", ResultData.toJson(data).toString(), 1));
        assertThat(drawn.all("text")).extracting(Element::getTextContent).contains("cost", "step 30");
    }

    @Test
    void aRunThatDivergesEndsWithWords() {
        TrainResult data = data(prepared("problem=spiral&hidden=8,8&rate=10&l2=10&steps=1000"));
        assertThat(data.diverged())
                .hasValueSatisfying(why -> assertThat(why)
                        .contains("rate 10")
                        .contains("hidden layer")
                        .contains("Go on from step"));
        assertThat(data.moments())
                .allSatisfy(moment -> assertThat(moment.cost()).isFinite());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "hidden=1000,1000; hidden; 1005001",
                "hidden=0; hidden; at least one neuron",
                "hidden=1,1,1,1,1,1,1,1,1; hidden; 8 hidden layers",
                "hidden=4,4&activations=tanh,relu,sin; activations; one for each of the 2",
                "activations=step; activations; step is no activation",
                "rate=NaN; rate; number between",
                "problem=points; points; three numbers",
                "problem=points&points=0,0,0.5,1,1,0; points[2]; class",
                "changes=5:rate=1,3:rate=2; changes; order",
                "changes=5:w99=1; changes; w16",
                "changes=5:layer2=relu; changes; layer2",
                "changes=5:rate=1000; changes; between",
                "changes=5:speed=1; changes; speed",
                "changes=nonsense; changes; no change",
                "steps=1000000; steps; between",
            })
    void refusesWhatCannotBeTrained(String query, String field, String said) {
        assertThatThrownBy(() -> prepared(query))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        refused -> assertThat(refused.field()).isEqualTo(field))
                .hasMessageContaining(said);
    }

    @Test
    void refusesAPhotographThatIsNotThere() {
        assertThatThrownBy(() -> prepared("problem=image&photograph=nowhere"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("nowhere");
    }

    @Test
    void theDefaultLinkOfDigitsReadsNineOfTenThatAreHeldOut() throws Exception {
        assumeTrue(Digits.ofProduct().isPresent(), "this build went without digits");
        PreparedFigure figure = prepared("problem=digits&steps=900");
        assertThat(kinds.toQuery(figure.spec())).contains("hidden=16", "activations=relu", "rate=0.1", "batch=32");
        TrainResult data = data(figure);
        Moment last = data.moments().get(data.moments().size() - 1);
        assertThat(last.heldOutRight())
                .hasValueSatisfying(right -> assertThat(right).isGreaterThan(0.9));
        assertThat(Base64.getDecoder().decode(data.weights())).hasSizeLessThan(2_200_000);
        assertThat(ResultData.toJson(data).toString().length()).isLessThan(4_000_000);
        DigitSample sample = data.digits().orElseThrow();
        assertThat(Base64.getDecoder().decode(sample.pixels())).hasSize(784 * sample.count());
        assertThat(sample.classes()).hasSize(sample.count());
        assertThat(data.examples().count()).isZero();
        assertThat(figure.spec().caption()).contains("CC BY-SA");
        assertThat(prepared("problem=digits&hidden=4&activations=tanh").spec())
                .isNotEqualTo(prepared("problem=digits").spec());
    }

    @Test
    void theWeightsOfALargeNetworkAreSentNowAndThenWhileItRuns() throws Exception {
        TrainSpec spec =
                (TrainSpec) prepared("problem=circle&hidden=200,200&steps=0").spec();
        long[] now = {0};
        try (var live = new LiveTraining(spec.run(), spec.run().checkedProblem(name -> new byte[0]), () -> now[0])) {
            assertThat(sentWeights(live)).isEqualTo(41_001);
            live.command(new ObjectMapper().readTree("{\"run\": 1}"));
            int sent = 0;
            for (int i = 0; i < 100; i++) {
                now[0] += 10_000_000;
                live.goOn(Duration.ofSeconds(1));
                sent += sentWeights(live);
            }
            assertThat(Float.BYTES * sent).isBetween(300_000, 600_000);
            live.command(new ObjectMapper().readTree("{\"pause\": true}"));
            assertThat(sentWeights(live)).isEqualTo(41_001);
        }
    }

    private static int sentWeights(LiveTraining live) {
        return ByteBuffer.wrap(live.message()).order(ByteOrder.LITTLE_ENDIAN).getInt(48);
    }
}
