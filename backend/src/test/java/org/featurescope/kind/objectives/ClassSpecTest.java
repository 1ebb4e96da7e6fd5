package org.featurescope.kind.objectives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.featurescope.figure.FigureSpec;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.Networks;
import org.featurescope.figure.SpecReader;
import org.featurescope.kind.TestKinds;
import org.featurescope.model.Network;
import org.featurescope.validate.InvalidInputException;
import org.junit.jupiter.api.Test;

/** A class is one class, however it is called. */
final class ClassSpecTest {
    private final Kinds kinds = TestKinds.quick();
    private final SpecReader reader = new SpecReader(kinds, Networks.catalogue());
    private final Network network = Networks.network();

    @Test
    void aClassHasOneFigureHoweverItIsCalled() {
        String label = network.labels().get(3);
        FigureSpec byIndex =
                reader.fromQuery("kind=objectives&unit=mixed4c:1&class=%233").spec();
        assertThat(reader.fromJson("{\"kind\":\"objectives\",\"unit\":\"mixed4c:1\",\"class\":\"%s\"}"
                                .formatted(label.toUpperCase(Locale.ROOT))
                                .getBytes(StandardCharsets.UTF_8))
                        .spec())
                .isEqualTo(byIndex);
        assertThat(kinds.toJson(byIndex).path("class").asText()).isEqualTo(label);
        FigureSpec expression =
                reader.fromQuery("kind=objective&objective=logit(%233)").spec();
        assertThat(kinds.toJson(expression).path("objective").asText()).isEqualTo("logit(" + label + ")");
    }

    @Test
    void namesTheClassesThatALabelCanMean() {
        assertThatThrownBy(() -> reader.fromQuery("kind=objectives&unit=mixed4c:1&class=a"))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.field()).isEqualTo("class"))
                .hasMessageContaining("can mean");
    }
}
