package org.featurescope.optimize.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.optimize.objective.term.RandomObjectives;
import org.featurescope.validate.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the grammar of objectives: parsing, printing, and the messages for invalid text. */
class ObjectiveTextTest {
    private static final long SEED = 20;
    private static final Objective A = new UnitObjective.Channel(new Unit("a", 1));
    private static final Objective B = new UnitObjective.Channel(new Unit("b", 2));
    private static final Objective C = new UnitObjective.Channel(new Unit("c", 3));

    @Test
    void parsesTheTextThatItPrints() {
        RandomObjectives objectives = new RandomObjectives(new Random(SEED));
        for (int i = 0; i < 8_000; i++) {
            Objective objective = objectives.next(i % 5);
            assertThat(Objective.parse(objective.toString()))
                    .as("%s, seed %d", objective, SEED)
                    .isEqualTo(objective);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "neuron(mixed4c:447)",
                "neuron(mixed4c:447@3,5)",
                "channel(mixed4c:447)",
                "direction(0.8*mixed4c:447-0.6*mixed4c:12)",
                "direction(mixed4c~7)",
                "direction(mixed4c~7, at=centre)",
                "direction(mixed4c~7, at=3,5, power=2)",
                "direction(mixed4c, chelsea@3,5)",
                "direction(mixed4c, chelsea@3,5, at=2,2, power=0.5)",
                "tensor(mixed4c~7)",
                "tensor(mixed4c, chelsea, power=2)",
                "position(mixed4c@3,5)",
                "layer(mixed4c)",
                "logit(golden retriever)",
                "logit(tench, Tinca tinca)",
                "probability(#207)",
                "diversity(mixed4c)",
                "alignment(mixed4c)",
                "inversion(mixed4c, chelsea)",
                "caricature(mixed4c, chelsea, power=1)",
                "variation",
                "l1",
                "l2(0.5)",
                "blur",
                "boundary",
                "boundary(width=8, colour=0)",
                "channel(a:1) + channel(b:2) - 100*diversity(a)",
                "channel(a:1) - (channel(b:2) - channel(c:3))",
                "0.5*(channel(a:1) * channel(b:2))",
                "0.5*channel(a:1) * -2*channel(b:2)",
                "each(channel(a:1); channel(b:2) - 0.001*variation)",
                "between(channel(a:1); layer(b)) + 0.1*alignment(a)"
            })
    void printsCanonicalTextUnchanged(String text) {
        assertThat(Objective.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "  channel( mixed4c:007 ) | channel(mixed4c:7)",
                "direction(mixed4c:3)     | direction(1*mixed4c:3)",
                "direction(0.8*a:4 0.6*a:2) | direction(0.8*a:4+0.6*a:2)",
                "channel(a:1)   channel(b:2) | channel(a:1) + channel(b:2)",
                "-channel(a:1)            | -1*channel(a:1)",
                "- 2 * channel(a:1)       | -2*channel(a:1)",
                "1e-3*variation           | 0.001*variation",
                "(channel(a:1)+(channel(b:2)+channel(c:3))) | channel(a:1) + channel(b:2) + channel(c:3)",
                "l1(0)                    | l1",
                "boundary( colour = 0.5 ) | boundary",
                "logit( # 3 )             | logit(#3)",
                "direction(a~1,power=0)   | direction(a~1)"
            })
    void printsTheCanonicalTextOfOtherSpellings(String text, String canonical) {
        assertThat(Objective.parse(text)).hasToString(canonical);
    }

    @Test
    void bindsLikeArithmetic() {
        assertThat(Objective.parse("channel(a:1) - channel(b:2) - channel(c:3)"))
                .isEqualTo(new Composition.Difference(new Composition.Difference(A, B), C));
        assertThat(Objective.parse("channel(a:1) + channel(b:2) * channel(c:3)"))
                .isEqualTo(new Composition.Sum(List.of(A, new Composition.Product(List.of(B, C)))));
        assertThat(Objective.parse("2*channel(a:1) * channel(b:2)"))
                .isEqualTo(new Composition.Product(List.of(new Composition.Scale(2, A), B)));
    }

    @Test
    void distinguishesTheNegatedDirectionFromTheNegatedChannel() {
        assertThat(Objective.parse("direction(-1*mixed4c:3)")).isInstanceOf(UnitObjective.Direction.class);
        assertThat(Objective.parse("-channel(mixed4c:3)")).isInstanceOf(Composition.Scale.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                        | an objective is expected",
                "channel                   | must be a unit",
                "channel(mixed4c)          | must be a unit",
                "channel(mixed4c~7)        | channel takes a unit",
                "channel(mixed4c:4@1,1)    | channel takes a unit",
                "channel(mixed4c:4         | the ) of channel is missing",
                "channel(mixed4c:4))       | character 19",
                "channel(mixed4c:4)x       | character 19",
                "chanel(mixed4c:4)         | there is no objective \"chanel\"",
                "channel(a:1) + chanel(a:1) | character 16",
                "channel(a:1, power=2)     | channel has no option \"power\"",
                "channel(channel(a:1))     | must be a unit",
                "neuron(mixed4c:4@1)       | must be a unit",
                "neuron(a~1)               | neuron takes a unit",
                "direction(a:1+b:1)        | lies in one layer",
                "direction(a:1+a:1)        | given twice",
                "direction(0*a:1)          | weight must be between",
                "direction(NaN*a:1)        | must be a unit",
                "direction(a:1@2,2)        | at=y,x",
                "direction(a~1, at=2)      | at=3,5",
                "direction(a~1, power=99)  | power must be between 0",
                "direction(a~1, power=-1)  | a number like 2",
                "direction(a~1, power=1, power=2) | given twice",
                "direction(a, che$sea@1,1) | name of a photograph",
                "tensor(a:1)               | tensor takes",
                "tensor(4a, chelsea)       | name of a layer",
                "position(a)               | a layer, a row and a column",
                "layer()                   | name of a layer",
                "logit()                   | needs a name",
                "logit(a;b)                | name of a class",
                "logit(#x)                 | name of a class",
                "inversion(a)              | a layer and a photograph",
                "variation(1)              | nothing in its parentheses",
                "l1(2)                     | constant must be between 0.0 and 1.0",
                "boundary(width=0)         | width must be between 1",
                "boundary(width=1.5)       | whole number",
                "boundary(3)               | boundary takes",
                "2                         | followed by *",
                "2*                        | an objective is expected",
                "0*variation               | factor must be between",
                "1e99*variation            | factor must be between",
                "NaN*variation             | an objective is expected",
                "variation *               | an objective is expected",
                "variation * 2             | followed by *",
                "(variation                | ) is expected",
                "each()                    | an objective is expected",
                "each(variation; )         | an objective is expected",
                "each variation            | ( is expected",
                "between(variation)        | between takes two",
                "between(l1; l2; blur)     | between takes two"
            })
    void namesTheProblemAndItsPosition(String text, String message) {
        assertThatThrownBy(() -> Objective.parse(text))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.field()).isEqualTo("objective"))
                .hasMessageContaining("character")
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "neuron(mixed4c:447@3,5)                        | mixed4c",
                "tensor(mixed3a~7)                              | mixed3a",
                "inversion(mixed4c, chelsea)                    | mixed4c",
                "0.5*variation - (l1 + channel(a:1)) * layer(b) | a",
                "each(logit(#1); layer(b); channel(a:1))        | b",
                "between(diversity(b); layer(a))                | b",
                "logit(#1) + variation                          | ''",
                "blur                                           | ''"
            })
    void returnsTheFirstLayerThatItNames(String text, String layer) {
        assertThat(Objective.parse(text).firstLayer().orElse("")).isEqualTo(layer);
    }

    @Test
    void theObjectiveOfOnePictureHasNoEachAndNoBetween() {
        Objective objective = Objective.parse("each(l1; l2; blur) - 2*between(channel(a:1); layer(b))");
        assertThat(objective.forPicture(0, 3)).hasToString("l1 - 2*channel(a:1)");
        assertThat(objective.forPicture(1, 3)).hasToString("l2 - 2*(0.5*channel(a:1) + 0.5*layer(b))");
        assertThat(objective.forPicture(2, 3)).hasToString("blur - 2*layer(b)");
    }

    @Test
    void boundsLengthDepthAndNumberOfParts() {
        assertRefused("variation + ".repeat(2000) + "variation", "at most 20000 characters");
        assertRefused("(".repeat(40) + "l1" + ")".repeat(40), "nested more than 32 deep");
        assertRefused("-".repeat(5000) + "l1", "nested more than 32 deep");
        assertRefused("each(" + "l1;".repeat(1024) + "l1)", "between 1 and 1024");
        assertRefused("l1+".repeat(1024) + "l1", "between 2 and 1024");
    }

    private static void assertRefused(String text, String message) {
        assertThatThrownBy(() -> Objective.parse(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message)
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(400));
    }

    @Test
    void survivesAnyText() {
        Random random = new Random(SEED);
        String alphabet = "chanel(a:1)+-*;,@~#.0 dirtonpw=2";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(30); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            try {
                Objective read = Objective.parse(text.toString());
                assertThat(Objective.parse(read.toString()))
                        .as("%s, seed %d", text, SEED)
                        .isEqualTo(read);
            } catch (InvalidInputException e) {
                assertThat(e.field()).as("%s, seed %d", text, SEED).isEqualTo("objective");
            }
        }
    }
}
