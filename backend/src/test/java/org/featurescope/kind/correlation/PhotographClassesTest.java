package org.featurescope.kind.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.featurescope.figure.Networks;
import org.junit.jupiter.api.Test;

final class PhotographClassesTest {
    @Test
    void classesAreInAlphabeticalOrderAndAnEmptyLabelIsNone() {
        PhotographClasses classes = PhotographClasses.ofLabels(
                List.of("dog/a", "b", "cat/c", "dog/d"), name -> name.contains("/") ? name.split("/")[0] : "");
        assertThat(classes.names()).containsExactly("cat", "dog");
        assertThat(classes.of()).containsExactly(1, -1, 0, 1);
        assertThat(classes.size(1)).isEqualTo(2);
        assertThat(classes.size(-1)).isEqualTo(1);
    }

    @Test
    void theScoresOfANetworkAreALayerWithAChannelForEachLabel() {
        assertThat(PhotographClasses.scores(Networks.network()).orElseThrow().channels())
                .isEqualTo(Networks.network().labels().size());
    }
}
