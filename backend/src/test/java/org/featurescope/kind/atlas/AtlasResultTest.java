package org.featurescope.kind.atlas;

import static org.featurescope.kind.ResultJson.assertWrittenAs;

import java.util.List;
import org.featurescope.kind.atlas.AtlasResult.Cell;
import org.featurescope.kind.atlas.AtlasResult.Point;
import org.featurescope.kind.atlas.AtlasResult.SampledSet;
import org.junit.jupiter.api.Test;

final class AtlasResultTest {
    @Test
    void theSideTheSetThePointsAndTheCellsAreWrittenInThisOrder() throws Exception {
        AtlasResult result = new AtlasResult(
                2,
                new SampledSet("samples", "ab", 3, 1),
                List.of(new Point(0.25, 1), new Point(0, 0.5)),
                List.of(new Cell(16, List.of("a", "b")), new Cell(0, List.of())));
        assertWrittenAs(result, """
                {'side': 2,
                 'set': {'name': 'samples', 'sha256': 'ab', 'photographs': 3, 'skipped': 1},
                 'points': [[0.25, 1.0], [0.0, 0.5]],
                 'cells': [{'count': 16, 'photographs': ['a', 'b']}, {'count': 0, 'photographs': []}]}""");
    }
}
