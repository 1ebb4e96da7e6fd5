package org.featurescope.kind.grid;

import static org.featurescope.kind.ResultJson.assertWrittenAs;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class GridResultTest {
    @Test
    void thePagesAndTheActivationsAreWrittenInThisOrder() throws Exception {
        assertWrittenAs(
                new GridResult(120, 2, 5, Optional.of(List.of(1.5, 0.0))),
                "{'channels': 120, 'page': 2, 'pages': 5, 'activations': [1.5, 0.0]}");
    }

    @Test
    void activationsAreLeftOutWhereNothingIsSortedByThem() throws Exception {
        assertWrittenAs(new GridResult(120, 1, 1, Optional.empty()), "{'channels': 120, 'page': 1, 'pages': 1}");
    }
}
