package org.featurescope.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.featurescope.figure.AboutLayer;
import org.featurescope.figure.FigureSpec;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.Networks;
import org.featurescope.figure.SpecReader;
import org.featurescope.kind.optimized.LadderSpec;
import org.featurescope.optimize.VisualizationSpec;
import org.featurescope.validate.InvalidInputException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is given counts, or is refused by its name: nothing is left unsaid. */
final class IgnoredParametersTest {
    private static final String UNIT = "&unit=mixed4c:12&size=64&steps=8";

    private final Kinds kinds = TestKinds.quick();
    private final SpecReader reader = new SpecReader(kinds, Networks.catalogue());

    @ParameterizedTest
    @ValueSource(strings = {"regularization", "preconditioning"})
    void opacityPrecisionAndOctavesHoldForEachRowOfALadder(String kind) {
        String query = "kind=%s%s&transparent=true&precision=bfloat16&octaves=2"
                .formatted(kind, UNIT.replace("size=64", "size=128"));
        LadderSpec spec = (LadderSpec) reader.fromQuery(query).spec();
        assertThat(spec.plan(Networks.network()).runs())
                .hasSameSizeAs(spec.rungs())
                .extracting(VisualizationSpec::settings)
                .allMatch(settings -> settings.picture().alpha())
                .allMatch(settings -> settings.precision().toString().equals("bfloat16"))
                .allMatch(settings -> settings.octaves() == 2);
        assertThat(spec.caption()).contains("transparent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"regularization", "preconditioning"})
    void aLadderIsAsItWasWhereNothingIsGiven(String kind) {
        LadderSpec spec = (LadderSpec) reader.fromQuery("kind=" + kind + UNIT).spec();
        for (int run = 0; run < spec.rungs().size(); run++) {
            assertThat(spec.plan(Networks.network()).runs().get(run).settings())
                    .isEqualTo(spec.rungs().get(run).settings());
        }
        assertThat(kinds.toQuery(spec)).doesNotContain("preset").doesNotContain("rate");
        assertThat(reader.fromQuery(kinds.toQuery(spec)).spec()).isEqualTo(spec);
        assertThat(reader.fromQuery(kinds.toQuery(spec) + "&preset=quick").spec())
                .isEqualTo(spec);
        assertThat(kinds.toJson(spec).has("rate")).isTrue();
        assertThat(kinds.stored(kinds.toJson(spec))).isEqualTo(spec);
        assertThat(Kinds.schema(kinds.of(spec)).get("properties").has("rate")).isFalse();
        assertThat(Kinds.schema(kinds.of(spec)).get("properties").has("transparent"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "rate, kind=regularization&rate=0.3",
        "preset, kind=preconditioning&preset=lucid",
        "parameterization, kind=regularization&parameterization=pixels",
        "jitter, kind=preconditioning&jitter=3",
        "band, kind=channel&parameterization=pixels&band=0.3",
        "lumaDecay, kind=channel&parameterization=phases&lumaDecay=2.5",
        "chromaDecay, kind=channel&parameterization=pyramid&chromaDecay=2.5",
        "gradientBlur, kind=channel&gradientBlur=2",
        "gradientBlur, kind=channel&parameterization=phases&gradientBlur=2",
        "epsilon, kind=channel&optimizer=steepest-l2&epsilon=3",
        "startDeviation, kind=channel&start=chelsea&startDeviation=0.3",
        "startDeviation, kind=channel&parameterization=phases&startDeviation=0.3",
        "photographs, kind=diversity&count=0&photographs=samples2",
    })
    void whatSaysNothingIsRefusedByItsName(String field, String query) {
        assertThatThrownBy(() -> reader.fromQuery(query + UNIT))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        refusal -> assertThat(refusal.field()).isEqualTo(field))
                .hasMessageContaining("leave");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind=channel&parameterization=pixels&gradientBlur=2&preset=lucid",
                "kind=channel&parameterization=pyramid&gradientBlur=2",
                "kind=channel&parameterization=fourier&band=0.3&lumaDecay=2&chromaDecay=1",
                "kind=channel&parameterization=phases&preset=article",
                "kind=channel&optimizer=steepest-linf&preset=lucid",
                "kind=channel&start=chelsea",
            })
    void whatCountsIsTakenAndReadAgainAsItWasPrinted(String query) {
        FigureSpec spec = reader.fromQuery(query + UNIT).spec();
        assertThat(reader.fromQuery(kinds.toQuery(spec)).spec()).isEqualTo(spec);
        assertThat(kinds.stored(kinds.toJson(spec))).isEqualTo(spec);
    }

    @ParameterizedTest
    @ValueSource(strings = {"groups=0&positions=3", "groups=4", "groups=4&positions=6"})
    void positionsAreOfFiguresWithoutGroups(String query) {
        String whole = "kind=semantic&layer=mixed4c&photograph=chelsea&size=64&steps=8&" + query;
        assertThat(((AboutLayer) reader.fromQuery(whole).spec()).layer()).isEqualTo("mixed4c");
        assertThatThrownBy(() -> reader.fromQuery(whole.replaceAll("groups=.*", "groups=4&positions=3")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("positions");
    }
}
