package org.featurescope.kind.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.featurescope.figure.table.Table;
import org.junit.jupiter.api.Test;

final class CorrelationTablesTest {
    @Test
    void thereIsARowForEachLayerAndNetwork() {
        Table table = CorrelationTables.layers(TestResults.result(3, true));
        assertThat(table.rows()).hasSize(6);
        int difference = table.columns().indexOf("difference");
        assertThat(table.rows().get(4).subList(0, 3)).containsExactly("c", "trained", 4);
        assertThat(table.rows().get(4).get(difference)).isEqualTo(Optional.of(0.25));
        assertThat(table.rows().get(5).get(difference)).isEqualTo(Optional.of(0.0));
    }

    @Test
    void whatIsNotDefinedIsEmpty() {
        Table table = CorrelationTables.layers(TestResults.result(1, false));
        assertThat(table.rows().get(0).get(table.columns().indexOf("same class")))
                .isEqualTo(Optional.empty());
    }

    @Test
    void thereIsARowForEachPairWithItsCorrelationAtEachLayer() {
        Table table = CorrelationTables.pairs(TestResults.result(2, true));
        assertThat(table.columns())
                .containsExactly(
                        "first", "second", "first class", "second class", "a", "a untrained", "b", "b untrained");
        assertThat(table.rows()).hasSize(6);
        assertThat(table.rows().get(1).subList(0, 5))
                .containsExactly("photograph-0.jpg", "photograph-2.jpg", "cats", "dogs", 0.1);
        assertThat(table.rows().get(2).get(4)).isEqualTo(Optional.empty());
    }

    @Test
    void photographsWithoutAClassHaveNone() {
        assertThat(CorrelationTables.pairs(TestResults.result(1, false))
                        .rows()
                        .get(0)
                        .get(2))
                .isEqualTo("");
    }
}
