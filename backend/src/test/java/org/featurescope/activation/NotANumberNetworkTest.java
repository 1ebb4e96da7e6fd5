package org.featurescope.activation;

import static org.assertj.core.api.Assertions.assertThat;

import org.featurescope.model.FaultNetworks;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.junit.jupiter.api.Test;

/** A network of which one layer gives values that are no numbers, with a photograph passed through it. */
class NotANumberNetworkTest {
    @Test
    void namesTheLayerAndShowsThoseBeforeIt() {
        Network network = FaultNetworks.load("t8-nan");
        Recording heard = new Recording();
        try (Activations activations = new Activations()) {
            activations.runSample(network, "chelsea", heard);
        }

        assertThat(heard.layers).hasSameSizeAs(network.layers());
        for (Layer before : network.layers().subList(0, network.layer("div").depth())) {
            assertThat(heard.layers.get(before.depth()).notFinite())
                    .as(before.name())
                    .isEmpty();
        }
        assertThat(heard.layers.get(network.layer("div").depth()).notFinite()).isNotEmpty();
        TopClasses classes = heard.classes.orElseThrow();
        assertThat(classes.top()).isEmpty();
        assertThat(classes.failure().orElseThrow()).contains("the activations of div are not finite numbers");
    }
}
