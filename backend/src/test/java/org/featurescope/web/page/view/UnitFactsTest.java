package org.featurescope.web.page.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.portrait.Portraits;
import org.featurescope.unit.KnownResponses;
import org.junit.jupiter.api.Test;

final class UnitFactsTest {
    private static final Path NONE = Path.of("no-such-folder");

    @Test
    void unitsThatRespondAlikeAreOfTheNetworkItselfAndOfOthers() {
        Catalogue catalogue = Catalogue.load(Optional.empty());
        Network network = catalogue.network("mini-inception");
        UnitFacts facts = UnitFacts.of(
                network,
                new Unit("mixed4c", 127),
                new Portraits(NONE),
                new KnownResponses(NONE),
                false,
                catalogue.networks());
        assertThat(facts.alike().here())
                .isNotEmpty()
                .allSatisfy(found -> assertThat(found.network().id()).isEqualTo(network.id()));
        assertThat(facts.alike().elsewhere())
                .isNotEmpty()
                .allSatisfy(found -> assertThat(found.network().id()).isNotEqualTo(network.id()));
    }
}
