package org.featurescope.kind.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.featurescope.figure.FigureKind;
import org.featurescope.figure.Networks;
import org.featurescope.figure.SpecReader;
import org.featurescope.figure.drawing.Layout;
import org.featurescope.kind.TestKinds;
import org.featurescope.kind.optimized.Plan;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Term;
import org.featurescope.optimize.objective.Composition;
import org.featurescope.optimize.objective.DirectionVector;
import org.featurescope.optimize.objective.Objective;
import org.featurescope.optimize.objective.UnitObjective;
import org.featurescope.optimize.picture.SharedResolutions;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.NotFoundException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlaneSpecTest {
    private static final Network NETWORK = Networks.network();
    private final SpecReader reader = new SpecReader(TestKinds.quick(), Networks.catalogue());

    private PlaneSpec spec(String query) {
        return (PlaneSpec) reader.fromQuery("kind=plane&" + query).spec();
    }

    private static List<Objective> objectives(Plan plan) {
        return ((Composition.Each) plan.runs().get(0).objective()).parts();
    }

    @Test
    void thePicturesAreOneBatchThatSharesAroundTheCircle() {
        PlaneSpec spec = spec("a=mixed4c:12&b=mixed4c:31");
        Plan plan = spec.plan(NETWORK);
        assertThat(plan.runs()).hasSize(1);
        assertThat(plan.runs().get(0).settings().picture().shared()).isEqualTo(SharedResolutions.CIRCLE);
        assertThat(plan.panels()).hasSize(24).extracting(Plan.Panel::label).startsWith("0°", "15°", "30°");
        assertThat(spec.layout().form()).isEqualTo(Layout.Form.FRAMES);
        assertThat(spec.layout().columnLabels()).hasSize(24).endsWith("345°");
    }

    @Test
    void theObjectiveOfEachPictureIsTheDirectionAtItsAngle() {
        List<Objective> objectives =
                objectives(spec("a=mixed4c:12&b=mixed4c:31&angles=12").plan(NETWORK));
        for (int i = 0; i < 12; i++) {
            double radians = Math.toRadians(30 * i);
            double[] expected = {Math.cos(radians), Math.sin(radians)};
            double[] found = new double[2];
            UnitObjective.Direction direction = (UnitObjective.Direction) objectives.get(i);
            for (Term term :
                    ((DirectionVector.Weighted) direction.vector()).units().terms()) {
                assertThat(term.unit().channel()).isIn(12, 31);
                found[term.unit().channel() == 12 ? 0 : 1] = term.weight();
            }
            assertThat(found).containsExactly(expected, within(1e-6));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "mixed4c:12, mixed4c:12, the same direction",
        "mixed4c:12, 0.25*mixed4c:12, the same direction",
        "mixed4c:12, -3*mixed4c:12, opposite directions",
        "mixed4c~7, mixed4c~7, the same direction",
        "1*mixed4c:1+2*mixed4c:2, -2*mixed4c:1-4*mixed4c:2, opposite directions",
        "mixed4c:12, 1*mixed4c:12+0.001*mixed4c:13, the same direction",
    })
    void directionsThatSpanNoPlaneAreRefusedByTheField(String a, String b, String said) {
        assertThatThrownBy(() -> spec("a=%s&b=%s".formatted(a, b.replace("+", "%2B"))))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        refusal -> assertThat(refusal.field()).isEqualTo("b"))
                .hasMessageContaining("point in " + said)
                .hasMessageContaining("choose a b");
    }

    @Test
    void directionsOfTwoLayersAreRefusedByTheField() {
        assertThatThrownBy(() -> spec("a=mixed4c:12&b=mixed3a:1"))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        refusal -> assertThat(refusal.field()).isEqualTo("b"))
                .hasMessageContaining("a is of mixed4c and b of mixed3a");
        assertThatThrownBy(() -> spec("a=1*mixed4c:12-1*mixed3a:1&b=mixed4c:1"))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        refusal -> assertThat(refusal.field()).isEqualTo("a"))
                .hasMessageContaining("lies in one layer");
    }

    @ParameterizedTest
    @CsvSource({
        "angles=3, angles",
        "angles=37, angles",
        "photographs=nowhere, nowhere",
        "parameterization=phases, phases"
    })
    void refusesWhatCannotBe(String query, String said) {
        assertThatThrownBy(() -> spec("a=mixed4c:12&b=mixed4c:31&" + query)).hasMessageContaining(said);
    }

    @Test
    void aUnitIsOfferedADialWithTheNextUnit() {
        FigureKind<?> kind = TestKinds.quick().named("plane").orElseThrow();
        Layer layer = NETWORK.layer("mixed4c");
        int last = layer.channels() - 1;
        assertThat(kind.suggestionsForUnit(NETWORK, layer, last))
                .singleElement()
                .satisfies(suggestion ->
                        assertThat(suggestion.href(kind, NETWORK)).contains("a=mixed4c%3A" + last, "b=mixed4c%3A0"));
    }

    @Test
    void thePageOfActivationSpaceShowsADialThatCanBeMade() {
        FigureKind<?> kind = TestKinds.quick().named("plane").orElseThrow();
        for (String layer : List.of("mixed5b", "mixed3a")) {
            assertThat(kind.shownInSpace(NETWORK, NETWORK.layer(layer), "samples"))
                    .singleElement()
                    .satisfies(figure -> {
                        String query = figure.href(kind, NETWORK).replaceFirst("^.*kind=plane&", "");
                        assertThat(spec(query).plane(NETWORK).angle()).isEqualTo(90, within(1e-9));
                    });
        }
    }

    @Test
    void refusesWhatTheNetworkLacks() {
        assertThatThrownBy(() -> spec("a=nowhere:1&b=nowhere:2"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("nowhere");
        assertThatThrownBy(() -> spec("a=mixed4c:12&b=mixed4c:99999"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("99999");
    }
}
