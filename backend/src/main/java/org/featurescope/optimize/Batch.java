package org.featurescope.optimize;

import java.util.List;
import org.featurescope.optimize.objective.term.BatchObjective;

/**
 * Pictures of a run that are optimized together in one graph.
 *
 * @param objective of the batch
 * @param pictures indices of its pictures among those of the run
 * @param names the text of the objective of each picture, which seeds the noise that the picture starts from
 */
public record Batch(BatchObjective objective, List<Integer> pictures, List<String> names) {
    public Batch {
        pictures = List.copyOf(pictures);
        names = List.copyOf(names);
    }

    /** Returns the number of pictures. */
    public int size() {
        return pictures.size();
    }
}
