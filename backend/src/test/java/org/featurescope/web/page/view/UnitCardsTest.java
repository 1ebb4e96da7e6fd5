package org.featurescope.web.page.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.featurescope.unit.FiresOn;
import org.featurescope.unit.FiresOn.Share;
import org.junit.jupiter.api.Test;

final class UnitCardsTest {
    @Test
    void saysOfWeakSharesThatTheUnitFiresOnNoClassInParticular() {
        assertThat(UnitCards.classes(firesOn(0.04)))
                .isEqualTo("Fires on no class in particular, most often on tabby (4 %).");
        assertThat(UnitCards.classes(firesOn(0.1))).isEqualTo("Fires on tabby (10 %).");
    }

    @Test
    void aNameForManyClassesIsParticular() {
        FiresOn cats = new FiresOn(List.of(new Share("tabby", 0.08)), Optional.of(new Share("cat", 0.6)));
        assertThat(UnitCards.classes(cats)).isEqualTo("Fires on tabby (8 %).");
        assertThat(UnitCards.caption(cats)).contains("cat");
    }

    @Test
    void aPictureOfAUnitWithoutANameIsCalledByItsMostFrequentClass() {
        assertThat(UnitCards.caption(firesOn(0.24))).contains("tabby 24 %");
        assertThat(UnitCards.caption(firesOn(0.04))).isEmpty();
    }

    private static FiresOn firesOn(double share) {
        return new FiresOn(List.of(new Share("tabby", share)), Optional.empty());
    }
}
