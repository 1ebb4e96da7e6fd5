package org.featurescope.kind.correlation;

import static org.featurescope.kind.ResultJson.assertWrittenAs;

import java.util.List;
import java.util.Optional;
import org.featurescope.kind.correlation.CorrelationResult.Agreement;
import org.featurescope.kind.correlation.CorrelationResult.Estimate;
import org.featurescope.kind.correlation.CorrelationResult.LayerCorrelation;
import org.featurescope.kind.correlation.CorrelationResult.Measured;
import org.featurescope.kind.correlation.CorrelationResult.Partings;
import org.featurescope.kind.correlation.CorrelationResult.PhotographClass;
import org.featurescope.kind.correlation.CorrelationResult.Shown;
import org.junit.jupiter.api.Test;

final class CorrelationResultTest {
    @Test
    void allFieldsAreWrittenAndWhatIsUndefinedIsLeftOut() throws Exception {
        Estimate estimate = new Estimate(0.5, 0.25, 0.75);
        Measured trained = new Measured(
                Optional.of(estimate),
                0.5,
                1,
                Optional.of(new Agreement(estimate, estimate, estimate)),
                "AAA=",
                List.of(1, 0));
        Measured untrained = new Measured(Optional.empty(), 0, 2, Optional.empty(), "AIA=", List.of(0, 1));
        assertWrittenAs(
                new CorrelationResult(
                        TestResults.SET,
                        List.of("Found."),
                        List.of(new PhotographClass("cats", 2)),
                        2,
                        Optional.of(new Partings(
                                TestResults.parting(1, 0, 2), TestResults.noParting(), TestResults.noParting())),
                        List.of(new Shown("a.jpg", 0), new Shown("b.jpg", -1)),
                        true,
                        1,
                        List.of(new LayerCorrelation("mixed4c", 8, 9, 10, 16, trained, untrained))),
                """
                {'set': {'name': 'pets', 'sha256': 'ab', 'photographs': 4, 'skipped': [], 'skippedInAll': 0},
                 'answer': ['Found.'],
                 'classes': [{'name': 'cats', 'photographs': 2}],
                 'withoutClass': 2,
                 'partings': {'trained': {'layer': 1, 'earliest': 0, 'latest': 2, 'without': 0.0},
                              'untrained': {'without': 1.0}, 'beyondUntrained': {'without': 1.0}},
                 'shown': [{'name': 'a.jpg', 'classIndex': 0}, {'name': 'b.jpg', 'classIndex': -1}],
                 'orderedByClass': true, 'judgedLayers': 1,
                 'layers': [{'name': 'mixed4c', 'height': 8, 'width': 9, 'channels': 10, 'positions': 16,
                   'trained': {'mean': {'value': 0.5, 'low': 0.25, 'high': 0.75}, 'nonZero': 0.5, 'undefined': 1,
                     'agreement': {'same': {'value': 0.5, 'low': 0.25, 'high': 0.75},
                                   'different': {'value': 0.5, 'low': 0.25, 'high': 0.75},
                                   'difference': {'value': 0.5, 'low': 0.25, 'high': 0.75}},
                     'matrix': 'AAA=', 'order': [1, 0]},
                   'untrained': {'nonZero': 0.0, 'undefined': 2, 'matrix': 'AIA=', 'order': [0, 1]}}]}""");
    }
}
