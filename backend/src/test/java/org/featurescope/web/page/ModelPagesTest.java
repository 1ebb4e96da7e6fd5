package org.featurescope.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.featurescope.figure.Networks;
import org.featurescope.model.Network;
import org.featurescope.model.check.InputRange;
import org.featurescope.model.check.RangeMeasurement;
import org.featurescope.model.check.RangeMeasurement.ClassStatistics;
import org.featurescope.model.check.RangeTest;
import org.featurescope.portrait.DrawingState;
import org.featurescope.portrait.Portraits;
import org.featurescope.web.page.view.DrawingView;
import org.junit.jupiter.api.Test;

final class ModelPagesTest {
    private static final Network NETWORK = Networks.catalogue().network("mini-inception");
    private static final InputRange OWN = InputRange.of(NETWORK.descriptor().input());
    private static final InputRange OTHER =
            new InputRange("-1 to 1", List.of(2.0, 2.0, 2.0), List.of(-1.0, -1.0, -1.0), "RGB");

    private static final DrawingView NOT_DRAWN = new DrawingView(
            new DrawingState(false, 0, 1200, Optional.empty(), false, OptionalLong.empty(), Optional.empty()), false);

    private static final Portraits PORTRAITS = new Portraits(Path.of("none"));

    @Test
    void showsPicturesOfTheNetwork() {
        Network network = Networks.catalogue().defaultNetwork();
        String page = ModelPages.layers(network, Optional.empty(), PORTRAITS, NOT_DRAWN);
        assertThat(page).contains("class=\"thumbnails\" style=\"--sheet:url(/models/%s/".formatted(network.id()));
        assertThat(page.split("class=\"picture\"")).hasSize(1 + 16);
    }

    @Test
    void saysWhatTheNetworkTakes() {
        assertThat(ModelPages.layers(NETWORK, Optional.empty(), PORTRAITS, NOT_DRAWN))
                .contains("64 × 64 px, RGB")
                .contains("−117 to 138: 255 x − 117 for a colour x from 0 to 1")
                .contains("Pages show photographs at their own resolution.")
                .doesNotContain("Which ranges fit");
    }

    @Test
    void warnsOfARangeThatIsProbablyWrong() {
        String page = ModelPages.layers(NETWORK, Optional.of(test(0.1, 2.5)), PORTRAITS, NOT_DRAWN);

        assertThat(page.substring(0, page.indexOf("Layers</h2>")))
                .contains("The range of the input is probably wrong. The network does clearly better with -1 to 1: its"
                        + " classes then tell 2.5 bits about the sample photographs and not 0.1. In model.json,"
                        + " input.scale 2 and input.offset -1 say so.");
        assertThat(page).contains("255 x - 117 (its own)</th><td class=\"words\">no</td><td>0.1 bits</td>");
    }

    @Test
    void warnsOfNothingWhereTheRangeFits() {
        assertThat(ModelPages.layers(NETWORK, Optional.of(test(2.5, 0.1)), PORTRAITS, NOT_DRAWN))
                .contains("255 x - 117 (its own)</th><td class=\"words\">yes</td>")
                .doesNotContain("probably wrong");
    }

    private static RangeTest test(double ownInformation, double otherInformation) {
        return new RangeTest(
                14,
                200,
                OWN,
                List.of(measured(OTHER, otherInformation), measured(OWN, ownInformation)),
                Optional.empty());
    }

    private static RangeMeasurement measured(InputRange range, double information) {
        return new RangeMeasurement(range, Optional.of(new ClassStatistics(3, information, 9, "tabby", 2)), 0.01);
    }
}
