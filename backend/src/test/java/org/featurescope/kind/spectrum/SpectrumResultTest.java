package org.featurescope.kind.spectrum;

import static org.featurescope.kind.ResultJson.assertWrittenAs;

import java.util.List;
import org.featurescope.kind.photographs.IndexedSet;
import org.featurescope.kind.spectrum.SpectrumResult.Histogram;
import org.featurescope.kind.spectrum.SpectrumResult.Item;
import org.junit.jupiter.api.Test;

final class SpectrumResultTest {
    @Test
    void theSetTheHistogramAndTheItemsAreWrittenInThisOrder() throws Exception {
        SpectrumResult result = new SpectrumResult(
                new IndexedSet("samples", "ab", 3, List.of(), 0),
                new Histogram(0.5, 2, List.of(1, 0, 2)),
                List.of(new Item(0, -0.25), new Item(5, 3)));
        assertWrittenAs(result, """
                {'set': {'name': 'samples', 'sha256': 'ab', 'photographs': 3, 'skipped': [], 'skippedInAll': 0},
                 'histogram': {'least': 0.5, 'most': 2.0, 'counts': [1, 0, 2]},
                 'items': [{'group': 0, 'activation': -0.25}, {'group': 5, 'activation': 3.0}]}""");
    }
}
