package org.featurescope.kind.sparsity;

import static org.featurescope.kind.ResultJson.assertWrittenAs;

import java.util.List;
import java.util.Optional;
import org.featurescope.kind.photographs.IndexedSet;
import org.featurescope.kind.sparsity.SparsityResult.Bins;
import org.featurescope.kind.sparsity.SparsityResult.Estimate;
import org.featurescope.kind.sparsity.SparsityResult.Numbers;
import org.featurescope.kind.sparsity.SparsityResult.StageKind;
import org.featurescope.kind.sparsity.SparsityResult.StageSparsity;
import org.junit.jupiter.api.Test;

final class SparsityResultTest {
    @Test
    void whatIsUndefinedIsLeftOut() throws Exception {
        Estimate none = new Estimate(Optional.empty(), Optional.empty(), 0);
        Estimate half = new Estimate(Optional.of(0.5), Optional.empty(), 1);
        Numbers numbers = new Numbers(
                4,
                2,
                Optional.of(1.0),
                Optional.of(0.5),
                Optional.empty(),
                Optional.empty(),
                half,
                half,
                none,
                none,
                none,
                Optional.empty(),
                Optional.empty(),
                new Bins(-1, 0.5, List.of(1L, 1L)));
        SparsityResult result = new SparsityResult(
                new IndexedSet("one", "ab", 1, List.of(), 0),
                List.of(new StageSparsity("a-before-relu", "a", StageKind.BEFORE_RELU, "a", 2, 2, numbers, numbers)));
        String written = """
                {'values': 4, 'zeros': 2, 'mean': 1.0, 'deviation': 0.5,
                 'nonZero': {'mean': 0.5, 'photographs': 1}, 'positive': {'mean': 0.5, 'photographs': 1},
                 'trevesRolls': {'photographs': 0}, 'hoyer': {'photographs': 0}, 'patternKurtosis': {'photographs': 0},
                 'histogram': {'first': -1, 'width': 0.5, 'counts': [1, 1]}}""";
        assertWrittenAs(result, """
                {'set': {'name': 'one', 'sha256': 'ab', 'photographs': 1, 'skipped': [], 'skippedInAll': 0},
                 'stages': [{'name': 'a-before-relu', 'title': 'a', 'kind': 'before-relu', 'layer': 'a',
                             'channels': 2, 'positions': 2, 'trained': %s, 'untrained': %s}]}""".formatted(written, written));
    }
}
