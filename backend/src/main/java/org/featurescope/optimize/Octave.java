package org.featurescope.optimize;

import java.util.ArrayList;
import java.util.List;
import org.featurescope.model.Network;
import org.featurescope.optimize.objective.term.BatchObjective;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.Validate;

/**
 * A size that a run goes through, and its share of the steps. A run of {@code n} octaves begins at the last one's size
 * divided by {@code 2^(n - 1)} and goes on at twice the size each time. Each octave takes an equal share of the steps, and in
 * each the rate is held and falls anew. Sizes below 64 are left out, and so are the smallest where there are fewer steps
 * than octaves.
 *
 * @param grid of its pictures
 * @param before how many steps the octaves before it take
 * @param steps how many it takes itself
 */
public record Octave(TileGrid grid, int before, int steps) {
    /** The largest picture that is seen whole, pixels on a side; a larger one is seen tile by tile. */
    public static final int MOST_WHOLE = 512;

    private static final int LEAST_SIZE = 64;

    /** The last step, of all octaves' steps. */
    public int last() {
        return before + steps;
    }

    /** A call of the graph costs as much as so many pixels besides its own ({@code docs/performance.md}, batches of 1 and 8). */
    private static final double CALL = 20_000;

    /** What all its steps cost, about, in steps of one pixel. */
    double work(int pictures) {
        return steps * grid.count() * (CALL + (double) pictures * grid.tile() * grid.tile());
    }

    /** The share of the work of {@code octaves} that lies behind after {@code step} steps of a run. */
    public static double share(List<Octave> octaves, int step, int pictures) {
        double behind = 0;
        double whole = 0;
        for (Octave octave : octaves) {
            double work = octave.work(pictures);
            double made = Math.max(0, Math.min(octave.steps(), step - octave.before()));
            whole += work;
            behind += work * made / octave.steps();
        }
        return behind / whole;
    }

    /**
     * The octaves of a run.
     *
     * @param limits of its batches
     * @param mostWhole pixels on a side of the largest picture that is seen whole, if it fits the memory
     * @throws InvalidInputException naming {@code size}, if the objective cannot be climbed tile by tile, or does not fit the
     *     memory; naming {@code octaves}, if it means something else in each size
     */
    public static List<Octave> of(VisualizationSpec spec, Network network, EngineLimits limits, int mostWhole) {
        BatchObjective objective = BatchObjective.of(spec.objective(), spec.pictures(), network);
        Validate.isTrue(
                "octaves",
                spec.settings().octaves() == 1 || objective.ofAnySize(),
                "%s names rows and columns of a map, which are others in each size, so octaves must be 1"
                        .formatted(spec.objective()));
        List<Integer> sizes = sizes(spec, network.descriptor().input().leastSide());
        MemoryNeed need =
                new MemoryNeed(network, objective, spec.size(), Batch.most(spec, network, limits, mostWhole), limits);
        List<Octave> octaves = new ArrayList<>();
        for (int number = 0; number < sizes.size(); number++) {
            int before = spec.steps() * number / sizes.size();
            int after = spec.steps() * (number + 1) / sizes.size();
            TileGrid grid = grid(spec, objective, need, sizes.get(number), mostWhole);
            octaves.add(new Octave(grid, before, after - before));
        }
        return octaves;
    }

    private static List<Integer> sizes(VisualizationSpec spec, int leastSide) {
        int least = Math.min(spec.size(), Math.max(LEAST_SIZE, leastSide));
        List<Integer> sizes = new ArrayList<>();
        for (int halvings = Math.min(spec.settings().octaves(), spec.steps()) - 1; halvings >= 0; halvings--) {
            int size = (int) Math.ceil(Math.scalb((double) spec.size(), -halvings));
            if (size >= least) {
                sizes.add(size);
            }
        }
        return sizes;
    }

    private static TileGrid grid(
            VisualizationSpec spec, BatchObjective objective, MemoryNeed need, int size, int mostWhole) {
        int possible = need.mostWhole(mostWhole);
        if (!objective.uniform() && size > mostWhole && possible > 0) {
            throw new InvalidInputException(
                    "size",
                    ("%s looks at the whole picture, and a picture above %d pixels is seen tile by tile, so size must be"
                                    + " at most %d, but is %d")
                            .formatted(spec.objective(), mostWhole, possible, size));
        }
        TileGrid coarsest = TileGrid.of(size, mostWhole);
        TileGrid grid = objective.uniform() ? need.fitting(coarsest) : coarsest;
        need.check(grid);
        return grid;
    }
}
