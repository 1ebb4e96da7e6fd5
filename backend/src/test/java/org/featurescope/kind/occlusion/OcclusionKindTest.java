package org.featurescope.kind.occlusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.featurescope.activation.OpenLayer;
import org.featurescope.activation.SamplePhotographs;
import org.featurescope.figure.FigureExport;
import org.featurescope.figure.FigureResult;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.Networks;
import org.featurescope.figure.PreparedFigure;
import org.featurescope.figure.RecipeListener;
import org.featurescope.figure.ResultData;
import org.featurescope.figure.SpecReader;
import org.featurescope.figure.Viewer;
import org.featurescope.figure.drawing.PngExport;
import org.featurescope.figure.drawing.SvgExport;
import org.featurescope.image.ImageDecoder;
import org.featurescope.image.Resampler;
import org.featurescope.image.RgbImage;
import org.featurescope.kind.TestKinds;
import org.featurescope.model.InputSpec;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.optimize.CancelledRunException;
import org.featurescope.optimize.FailedRunException;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.NotFoundException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OcclusionKindTest {
    private static final Kinds KINDS = TestKinds.quick();
    private static final SpecReader READER = new SpecReader(KINDS, Networks.catalogue());

    private static FigureResult make(String query) {
        return READER.fromQuery(query).recipe().make(new Viewer());
    }

    private static OcclusionResult data(FigureResult result) {
        return (OcclusionResult) result.data().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(ints = {30, 40, 50})
    void theFallAtAPlaceIsTheActivationWithoutTheSquareLessThatWithIt(int square) {
        OcclusionResult data = data(make("kind=occlusion&unit=mixed4c:12&photograph=coffee&places=3&square=" + square));
        Network network = Networks.network();
        InputSpec input = network.descriptor().input();
        RgbImage photograph = Resampler.resizeAndCrop(
                ImageDecoder.decode(new SamplePhotographs().bytes("coffee")), input.height(), input.width());
        int side = Math.round(input.height() * square / 100f);
        try (OpenLayer layer = new OpenLayer(network, network.layer("mixed4c"))) {
            double whole = layer.of(photograph).mean(12);
            assertThat(data.activation()).isCloseTo(whole, within(1e-4 * Math.abs(whole)));
            for (int row = 0; row < 3; row++) {
                for (int column = 0; column < 3; column++) {
                    double covered = layer.of(coveredByHand(photograph, row, column, side))
                            .mean(12);
                    assertThat(data.falls().get(row).get(column))
                            .as("row %d, column %d", row, column)
                            .isCloseTo(whole - covered, within(1e-3 * Math.abs(whole)));
                }
            }
        }
    }

    /** Asks of every pixel whether it lies in the square. */
    private static RgbImage coveredByHand(RgbImage photograph, int row, int column, int side) {
        byte[] pixels = photograph.pixels().clone();
        long top = Math.round((row + 0.5) * photograph.height() / 3 - side / 2.0);
        long left = Math.round((column + 0.5) * photograph.width() / 3 - side / 2.0);
        for (int i = 0; i < pixels.length; i++) {
            int y = i / 3 / photograph.width();
            int x = i / 3 % photograph.width();
            if (y >= top && y < top + side && x >= left && x < left + side) {
                pixels[i] = (byte) 128;
            }
        }
        return new RgbImage(photograph.height(), photograph.width(), pixels);
    }

    @ParameterizedTest
    @CsvSource({"-5,-5,10,25", "15,15,10,25", "-5,15,10,25", "0,0,20,400", "-3,4,8,40", "30,30,8,0"})
    void aSquareAtTheBorderIsCutWhereThePhotographEnds(double top, double left, int side, int covered) {
        RgbImage white = RgbImage.plain(20, 255);
        byte[] pixels = OcclusionRecipe.covered(white, top, left, side).pixels();
        int grey = 0;
        for (int i = 0; i < pixels.length; i += 3) {
            grey += pixels[i] == (byte) 128 && pixels[i + 1] == (byte) 128 && pixels[i + 2] == (byte) 128 ? 1 : 0;
        }
        assertThat(grey).isEqualTo(covered);
        assertThat(white.pixels()).containsOnly((byte) 255);
    }

    @Test
    void thereIsAPictureForEveryPlaceAndForTheWholePhotograph() {
        List<RgbImage> pictures = OcclusionRecipe.pictures(RgbImage.plain(64, 255), 20, 5);
        assertThat(pictures).hasSize(26);
        assertThat(pictures.get(0)).isEqualTo(RgbImage.plain(64, 255));
        assertThat(pictures.stream().distinct()).hasSize(26);
    }

    @Test
    void aUnitThatThePhotographDoesNotExciteIsNamed() {
        Network network = Networks.network();
        Silent silent = silent(network);
        assertThatThrownBy(() -> make("kind=occlusion&photograph=%s&unit=%s".formatted(silent.photograph, silent.unit)))
                .isInstanceOf(FailedRunException.class)
                .hasMessageContaining(silent.unit)
                .hasMessageContaining(silent.photograph);
    }

    private record Silent(String unit, String photograph) {}

    /** Finds a unit that a sample photograph does not excite anywhere. */
    private static Silent silent(Network network) {
        for (Layer layer : network.layers()) {
            try (OpenLayer open = new OpenLayer(network, layer)) {
                for (SamplePhotographs.Sample sample : new SamplePhotographs().list()) {
                    var map = open.of(ImageDecoder.decode(new SamplePhotographs().bytes(sample.id())));
                    for (int channel = 0; channel < map.channels(); channel++) {
                        if (map.maximum(channel) == 0 && map.mean(channel) == 0) {
                            return new Silent(layer.name() + ":" + channel, sample.id());
                        }
                    }
                }
            }
        }
        throw new AssertionError("every unit is active on every sample");
    }

    @Test
    void aLayerWithoutSpatialExtentHasAMapOfEveryPlaceToo() {
        OcclusionResult data =
                data(make("kind=occlusion&unit=softmax_pre_activation:3&photograph=rocket&places=4&square=30"));
        assertThat(data.falls()).hasSize(4);
        assertThat(data.largest()).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"0", "35", "100", "120"})
    void aSquareOfAnotherSizeIsRefused(int square) {
        assertThatThrownBy(() -> READER.fromQuery("kind=occlusion&unit=mixed4c:12&square=" + square))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("30, 40 or 50")
                .hasMessageContaining(String.valueOf(square));
        assertThatThrownBy(() -> READER.fromJson("{\"kind\":\"occlusion\",\"unit\":\"mixed4c:12\",\"square\":%d}"
                        .formatted(square)
                        .getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aSquareThatIsLargerThanThePhotographIsSaidToBe() {
        assertThatThrownBy(() -> READER.fromQuery("kind=occlusion&unit=mixed4c:12&square=120"))
                .hasMessageContaining("larger than the photograph");
    }

    @ParameterizedTest
    @CsvSource({
        "unit=mixed4c:99999, channel",
        "unit=nowhere:1, layer",
        "unit=mixed4c:12&photograph=nobody, photograph",
    })
    void whatIsNotThereIsNamed(String query, String field) {
        assertThatThrownBy(() -> READER.fromQuery("kind=occlusion&" + query))
                .isInstanceOfSatisfying(
                        NotFoundException.class, e -> assertThat(e.field()).isEqualTo(field));
    }

    @Test
    void nothingOfAnOptimizationIsInItsSpec() {
        PreparedFigure prepared = READER.fromQuery("kind=occlusion&unit=mixed4c:12");
        assertThat(KINDS.toJson(prepared.spec()).fieldNames())
                .toIterable()
                .containsExactly("kind", "model", "modelHash", "unit", "photograph", "square", "places");
        assertThatThrownBy(() -> READER.fromQuery("kind=occlusion&unit=mixed4c:12&preset=lucid"))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aListenerMayCancel() {
        RecipeListener cancelling = new RecipeListener() {
            @Override
            public boolean cancelled() {
                return true;
            }

            @Override
            public void step(
                    int step, int steps, float[] objective, java.util.function.Supplier<List<RgbImage>> frame) {}
        };
        assertThatThrownBy(() -> READER.fromQuery("kind=occlusion&unit=mixed4c:12")
                        .recipe()
                        .make(cancelling))
                .isInstanceOf(CancelledRunException.class);
    }

    @Test
    void itIsDrawnFromItsDataAlone() {
        PreparedFigure prepared = READER.fromQuery("kind=occlusion&unit=mixed4c:12&photograph=coffee&places=4");
        FigureResult result = prepared.recipe().make(new Viewer());
        OcclusionResult data = data(result);
        OcclusionResult read =
                new ResultData<>(OcclusionResult.class, OcclusionScene::new).read(ResultData.toJson(data));
        assertThat(read).isEqualTo(data);
        String svg = new String(SvgExport.of(FigureExport.of(KINDS, prepared.spec(), result)), StandardCharsets.UTF_8);
        assertThat(svg).contains("falls by", "rises by", "CC0");
        byte[] png = PngExport.of(FigureExport.of(KINDS, prepared.spec(), result), 1, false);
        assertThat(ImageDecoder.decode(png).width()).isGreaterThan(512);
    }

    @Test
    void itIsSuggestedForAUnitAndForAPhotograph() {
        Network network = Networks.network();
        OcclusionKind kind = new OcclusionKind();
        Unit unit = new Unit("mixed4c", 12);
        assertThat(kind.suggestionsForUnit(network, network.layer("mixed4c"), unit.channel()))
                .singleElement()
                .satisfies(suggestion -> READER.fromQuery(query(suggestion.href(kind, network))));
        assertThat(kind.suggestionsForPhotograph(network, network.layer("mixed4c"), unit.channel(), "rocket"))
                .singleElement()
                .satisfies(
                        suggestion -> assertThat(suggestion.href(kind, network)).contains("photograph=rocket"));
    }

    private static String query(String href) {
        return href.substring(href.indexOf('?') + 1);
    }
}
