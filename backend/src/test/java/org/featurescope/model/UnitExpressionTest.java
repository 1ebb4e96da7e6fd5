package org.featurescope.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.featurescope.model.UnitExpression.Position;
import org.featurescope.model.UnitExpression.RandomDirection;
import org.featurescope.model.UnitExpression.Term;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.model.UnitExpression.WeightedUnits;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.NotFoundException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnitExpressionTest {
    private static final long SEED = 447;

    @Test
    void readsEachFormOfTheGrammar() {
        assertThat(parse("mixed4c:447")).isEqualTo(new Unit("mixed4c", 447));
        assertThat(parse("mixed4c:447@6,5")).isEqualTo(new Position("mixed4c", 447, 6, 5));
        assertThat(parse("mixed4c~7")).isEqualTo(new RandomDirection("mixed4c", 7));
        assertThat(parse("0.8*mixed4c:447+0.6*mixed4c:12"))
                .isEqualTo(new WeightedUnits(
                        List.of(new Term(0.8, new Unit("mixed4c", 447)), new Term(0.6, new Unit("mixed4c", 12)))));
    }

    @Test
    void readsWhatItPrints() {
        Random random = new Random(SEED);
        for (int i = 0; i < 20_000; i++) {
            UnitExpression expression = expression(random);
            assertThat(parse(expression.toString()))
                    .as("%s, seed %d", expression, SEED)
                    .isEqualTo(expression);
        }
    }

    @Test
    void printsTheCanonicalForm() {
        assertThat(parse("mixed4c:007")).hasToString("mixed4c:7");
        assertThat(parse(" 0.80*a:1 - 1.0*b:2 ")).hasToString("0.8*a:1-1*b:2");
        assertThat(parse("a:1+b:2")).hasToString("1*a:1+1*b:2");
        assertThat(parse("-a:1")).hasToString("-1*a:1");
        assertThat(parse("1000000*a:1+0.000001*b:1")).hasToString("1000000*a:1+0.000001*b:1");
    }

    @Test
    void acceptsASpaceForAPlusSignOfALink() {
        assertThat(parse("0.8*mixed4c:447 0.6*mixed4c:12")).isEqualTo(parse("0.8*mixed4c:447+0.6*mixed4c:12"));
        assertThat(parse(" a:1 \t  b:2  -  c:3 + d:4" + " ".repeat(15_000))).hasToString("1*a:1+1*b:2-1*c:3+1*d:4");
        assertThat(parse("a:1" + " ".repeat(15_000) + "b:2")).hasToString("1*a:1+1*b:2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ":",
                "mixed4c",
                "mixed4c:",
                ":447",
                "mixed4c:-1",
                "mixed4c:1.5",
                "mixed4c:4471234",
                "mixed4c:447@",
                "mixed4c:447@6",
                "mixed4c:447@6,",
                "mixed4c:447@6,5,4",
                "mixed4c~",
                "mixed4c~x",
                "4c:1",
                "mixed4c:447:1",
                "mixed4c/relu:1",
                "0.8*",
                "0.8*mixed4c",
                "*mixed4c:1",
                "1e3*mixed4c:1",
                "--a:1",
                "a:1+",
                "a:1*2",
                "a:1,b:2",
                "0.8*mixed4c~7"
            })
    void refusesOtherTextsWithExamples(String text) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.field()).isEqualTo("unit"))
                .hasMessageContaining("mixed4c:447")
                .hasMessageContaining("\"" + text + "\"");
    }

    @Test
    void namesAllowedRanges() {
        assertThatThrownBy(() -> parse("a~9007199254740992"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("seed must be between 0 and 9007199254740991");
        assertThatThrownBy(() -> parse("0*a:1"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("weight must be between 1.0E-6 and 1000000.0");
        assertThatThrownBy(() -> parse("a:1+2*a:1"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("unit a:1 is given twice");
        assertThatThrownBy(() -> parse("a:1+".repeat(6000) + "a:1"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("at most");
    }

    @Test
    void namesTheLayerChannelOrPositionThatANetworkDoesNotHave() {
        Network network = Catalogue.load(Optional.empty()).network("mini-inception");

        assertThat(parse("mixed4c:335").checkedAgainst(network)).isEqualTo(new Unit("mixed4c", 335));
        assertThat(parse("mixed4c:0@7,7").checkedAgainst(network)).isNotNull();
        assertThat(parse("mixed5b~7").checkedAgainst(network)).isNotNull();
        assertMissing(network, "mixed9:0", "layer", "mixed4a, mixed4b");
        assertMissing(network, "mixed9~0", "layer", "mixed4a, mixed4b");
        assertMissing(network, "mixed4c:336", "channel", "no channel 336; it has 0 to 335");
        assertMissing(network, "mixed4c:0@8,0", "row", "no row 8; it has 0 to 7");
        assertMissing(network, "mixed4c:0@0,8", "column", "no column 8; it has 0 to 7");
        assertMissing(network, "mixed4c:1+mixed3a:128", "channel", "mixed3a of mini-inception has no channel 128");
    }

    private static void assertMissing(Network network, String text, String field, String message) {
        assertThatThrownBy(() -> parse(text).checkedAgainst(network))
                .isInstanceOfSatisfying(
                        NotFoundException.class, e -> assertThat(e.field()).isEqualTo(field))
                .hasMessageContaining(message);
    }

    private static UnitExpression parse(String text) {
        return UnitExpression.parse("unit", text);
    }

    private static UnitExpression expression(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> unit(random);
            case 1 -> new Position(layer(random), index(random), index(random), index(random));
            case 2 -> new RandomDirection(layer(random), random.nextLong() >>> 11);
            default -> weighted(random);
        };
    }

    private static WeightedUnits weighted(Random random) {
        Set<Unit> units = new HashSet<>();
        List<Term> terms = new ArrayList<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            Unit unit = unit(random);
            if (units.add(unit)) {
                double size = Math.pow(10, random.nextDouble() * 12 - 6);
                terms.add(new Term(random.nextBoolean() ? size : -Math.rint(size + 1), unit));
            }
        }
        return new WeightedUnits(terms);
    }

    private static Unit unit(Random random) {
        return new Unit(layer(random), index(random));
    }

    private static int index(Random random) {
        return random.nextInt(UnitExpression.MOST_INDEX + 1) >> random.nextInt(20);
    }

    private static String layer(Random random) {
        String inner = "abcXYZ0189_.-";
        StringBuilder name = new StringBuilder().append((char) ('a' + random.nextInt(26)));
        for (int i = random.nextInt(9); i > 0; i--) {
            name.append(inner.charAt(random.nextInt(inner.length())));
        }
        return name.toString();
    }
}
