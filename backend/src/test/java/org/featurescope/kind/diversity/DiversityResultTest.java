package org.featurescope.kind.diversity;

import static org.featurescope.kind.ResultJson.assertWrittenAs;

import java.util.List;
import java.util.Optional;
import org.featurescope.kind.diversity.DiversityResult.DrivingPhotograph;
import org.featurescope.kind.diversity.DiversityResult.Field;
import org.featurescope.kind.diversity.DiversityResult.Peak;
import org.featurescope.kind.photographs.IndexedSet;
import org.junit.jupiter.api.Test;

final class DiversityResultTest {
    private static final IndexedSet SET =
            new IndexedSet("birds", "ab", 9, List.of(new IndexedSet.Skipped("torn.jpg", "cut")), 60);

    @Test
    void aPhotographWhoseAuthorIsKnownIsWrittenWithAllFields() throws Exception {
        DrivingPhotograph photograph = new DrivingPhotograph(
                "a.jpg",
                2,
                1.5,
                4.25,
                new Peak(0.5, 0.25),
                new Field(0.125, 0, 0.5, 0.75),
                Optional.of(4),
                Optional.of("A"),
                Optional.of("B"),
                Optional.of("CC0"),
                Optional.of("here"));
        assertWrittenAs(new DiversityResult(2, Optional.of(SET), Optional.of(List.of(photograph))), """
                {'optima': 2,
                 'set': {'name': 'birds', 'sha256': 'ab', 'photographs': 9,
                         'skipped': [{'name': 'torn.jpg', 'reason': 'cut'}], 'skippedInAll': 60},
                 'photographs': [
                   {'name': 'a.jpg', 'picture': 2, 'activation': 1.5, 'maximum': 4.25,
                    'peak': {'y': 0.5, 'x': 0.25},
                    'field': {'top': 0.125, 'left': 0.0, 'height': 0.5, 'width': 0.75},
                    'crop': 4, 'title': 'A', 'credit': 'B', 'licence': 'CC0', 'source': 'here'}]}""");
    }

    @Test
    void whatIsNotKnownIsLeftOut() throws Exception {
        DrivingPhotograph photograph = new DrivingPhotograph(
                "a.jpg",
                2,
                1.5,
                4.25,
                new Peak(0.5, 0.25),
                new Field(0, 0, 1, 1),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        assertWrittenAs(new DiversityResult(2, Optional.of(SET), Optional.of(List.of(photograph))), """
                {'optima': 2,
                 'set': {'name': 'birds', 'sha256': 'ab', 'photographs': 9,
                         'skipped': [{'name': 'torn.jpg', 'reason': 'cut'}], 'skippedInAll': 60},
                 'photographs': [
                   {'name': 'a.jpg', 'picture': 2, 'activation': 1.5, 'maximum': 4.25,
                    'peak': {'y': 0.5, 'x': 0.25},
                    'field': {'top': 0.0, 'left': 0.0, 'height': 1.0, 'width': 1.0}}]}""");
    }

    @Test
    void withoutPhotographsOnlyTheOptimaAreWritten() throws Exception {
        assertWrittenAs(new DiversityResult(4, Optional.empty(), Optional.empty()), "{'optima': 4}");
    }
}
