package org.featurescope.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.junit.jupiter.api.Test;

final class MeasuredLayersTest {
    private final Network network = Catalogue.load(Optional.empty()).network("mini-inception");

    @Test
    void takesLayersAtThreeDepths() {
        assertThat(MeasuredLayers.atThreeDepths(network))
                .extracting(Layer::name)
                .containsExactly("mixed3b", "mixed4c", "mixed5b");
        assertThat(MeasuredLayers.middle(network).name()).isEqualTo("mixed4c");
    }

    @Test
    void takesOnlyConvolutionsAndInceptionModules() {
        assertThat(MeasuredLayers.all(network))
                .extracting(Layer::name)
                .containsExactly(
                        "conv2d0", "conv2d1", "conv2d2", "mixed3a", "mixed3b", "mixed4a", "mixed4b", "mixed4c",
                        "mixed4d", "mixed4e", "mixed5a", "mixed5b");
    }
}
