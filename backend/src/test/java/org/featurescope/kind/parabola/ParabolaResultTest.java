package org.featurescope.kind.parabola;

import static org.featurescope.kind.ResultJson.assertWrittenAs;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ParabolaResultTest {
    @Test
    void numbersAndPointsAreWrittenInTheOrderOfTheRecord() throws Exception {
        assertWrittenAs(
                new ParabolaResult(-1, 2.5, List.of(new ParabolaResult.Point(0, -1))),
                "{'least': -1.0, 'most': 2.5, 'points': [{'x': 0.0, 'y': -1.0}]}");
    }
}
