package org.featurescope.optimize.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ParameterizationTest {
    @Test
    void eachKindHasOneParameterizationAndOnlyFourierHasFourierSettings() {
        List<Parameterization> all = List.of(
                Parameterization.Fourier.LUCID,
                new Parameterization.Pixels(),
                Parameterization.LaplacianPyramid.LUCID,
                new Parameterization.PhaseOnly());
        assertThat(all).extracting(Parameterization::kind).containsExactly(Parameterization.Kind.values());
        assertThat(all.get(0).fourier()).contains(Parameterization.Fourier.LUCID);
        assertThat(all.subList(1, 4)).allMatch(other -> other.fourier().isEmpty());
    }
}
