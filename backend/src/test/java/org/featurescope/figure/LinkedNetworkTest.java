package org.featurescope.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.featurescope.figure.link.NetworkReference;
import org.featurescope.kind.TestKinds;
import org.featurescope.model.Catalogue;
import org.featurescope.model.FaultNetworks;
import org.featurescope.model.Network;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.NotFoundException;
import org.junit.jupiter.api.Test;

/** Links from other servers, whose networks have other names there. */
final class LinkedNetworkTest {
    private static final Catalogue CATALOGUE = Catalogue.load(Optional.of(FaultNetworks.folder()));
    private static final Network BUILT_IN = CATALOGUE.network("mini-inception");

    private final SpecReader reader = new SpecReader(TestKinds.quick(), CATALOGUE);

    @Test
    void opensALinkIfTheNetworkIsHereUnderAnotherName() {
        assertThat(network("model=theirs&modelHash=%s".formatted(BUILT_IN.sha256())))
                .isEqualTo(NetworkReference.to(BUILT_IN));
        assertThat(network("model=mini-inception-robust&modelHash=%s"
                        .formatted(BUILT_IN.sha256().substring(0, 12))))
                .isEqualTo(NetworkReference.to(BUILT_IN));
    }

    @Test
    void opensALinkWithTheDescriptorOfANetworkThatComesWithTheProductHere() {
        assertThat(network("model=theirs&modelHash=%s&descriptorHash=%s"
                        .formatted(BUILT_IN.sha256(), BUILT_IN.descriptorDigest())))
                .isEqualTo(NetworkReference.to(BUILT_IN));
    }

    @Test
    void tellsNetworksOfOneGraphApartByTheirDescriptors() {
        for (String id : new String[] {"t2-map-a", "t2-map-b"}) {
            Network own = CATALOGUE.network(id);
            assertThat(reader.fromQuery("kind=channel&unit=%s:0&model=theirs&modelHash=%s&descriptorHash=%s"
                                    .formatted(own.layers().get(0).name(), own.sha256(), own.descriptorDigest()))
                            .spec())
                    .isInstanceOfSatisfying(
                            AboutNetwork.class,
                            spec -> assertThat(spec.network()).isEqualTo(NetworkReference.to(own)));
        }
    }

    @Test
    void saysWhichNetworkIsMissing() {
        assertThatThrownBy(() -> network("model=theirs&modelHash=0123456789ab"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("is missing here, \"theirs\" with a graph of SHA-256 0123456789ab");
        assertThatThrownBy(() -> network("model=mini-inception&modelHash=0123456789ab"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("the one at hand has " + BUILT_IN.sha256());
        assertThatThrownBy(() -> network(
                        "model=mini-inception&modelHash=%s&descriptorHash=0123456789ab".formatted(BUILT_IN.sha256())))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("a descriptor of hash 0123456789ab");
    }

    private NetworkReference network(String query) {
        return ((AboutNetwork) reader.fromQuery("kind=channel&unit=mixed4c:12&" + query)
                        .spec())
                .network();
    }
}
