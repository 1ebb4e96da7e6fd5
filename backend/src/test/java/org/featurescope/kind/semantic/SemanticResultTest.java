package org.featurescope.kind.semantic;

import static org.featurescope.kind.ResultJson.assertWrittenAs;

import java.util.List;
import java.util.Optional;
import org.featurescope.kind.semantic.SemanticResult.Cell;
import org.featurescope.kind.semantic.SemanticResult.Group;
import org.featurescope.kind.semantic.SemanticResult.MapSize;
import org.junit.jupiter.api.Test;

final class SemanticResultTest {
    @Test
    void positionsAreWrittenInThisOrder() throws Exception {
        SemanticResult result = new SemanticResult(
                Optional.of(List.of(new Cell(3, 10, 4.5), new Cell(10, 3, 0))),
                Optional.empty(),
                2,
                Optional.empty(),
                new MapSize(14, 15));
        assertWrittenAs(result, """
                {'cells': [{'y': 3, 'x': 10, 'magnitude': 4.5}, {'y': 10, 'x': 3, 'magnitude': 0.0}],
                 'photograph': 2, 'map': {'height': 14, 'width': 15}}""");
    }

    @Test
    void groupsAreWrittenInThisOrder() throws Exception {
        SemanticResult result = new SemanticResult(
                Optional.empty(),
                Optional.of(List.of(new Group(3), new Group(0.5))),
                2,
                Optional.of(0.125),
                new MapSize(14, 15));
        assertWrittenAs(result, """
                {'groups': [{'magnitude': 3.0}, {'magnitude': 0.5}],
                 'photograph': 2, 'unexplained': 0.125, 'map': {'height': 14, 'width': 15}}""");
    }
}
