package org.featurescope.optimize;

import java.util.ArrayList;
import java.util.List;
import org.featurescope.model.Network;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.Validate;

/**
 * The part of a run with one size of pictures. A run of {@code n} octaves begins with the final size divided by
 * {@code 2^(n - 1)} and doubles the size with each octave. All octaves have about the same number of steps; in each, the
 * rate starts again at its full value. No octave is below 64 pixels or the least size of the network, and each has at least
 * one step; a run that asks for more octaves is refused.
 *
 * @param grid of the pictures
 * @param before number of steps of the octaves before this one
 * @param steps number of steps of this octave
 */
public record Octave(TileGrid grid, int before, int steps) {
    private static final int LEAST_SIZE = 64;

    /** The constant cost of a call of the graph, in pixels ({@code docs/measurements/performance.md}, batches of 1 and 8). */
    private static final double CALL = 20_000;

    /** Returns the last step of this octave, counted over all octaves. */
    public int last() {
        return before + steps;
    }

    /** Returns the approximate cost of all steps, in pixel-steps. */
    double work(int pictures) {
        return steps * grid.count() * (CALL + (double) pictures * grid.tile() * grid.tile());
    }

    /** Returns the share of the work of {@code octaves} that is done after {@code step} steps of a run. */
    public static double share(List<Octave> octaves, int step, int pictures) {
        double done = 0;
        double whole = 0;
        for (Octave octave : octaves) {
            double work = octave.work(pictures);
            double made = Math.max(0, Math.min(octave.steps(), step - octave.before()));
            whole += work;
            done += work * made / octave.steps();
        }
        return done / whole;
    }

    /**
     * Returns the octaves of a run.
     *
     * @throws InvalidInputException naming {@code size} if the run does not fit the memory, or if the objective needs the whole
     *     picture but the picture must be divided into tiles; naming {@code octaves} if the objective depends on the size, or
     *     if there are fewer sizes or steps than octaves
     */
    static List<Octave> of(VisualizationSpec spec, Network network, PictureGroups groups, EngineLimits limits) {
        Validate.isTrue(
                "octaves",
                spec.settings().octaves() == 1 || groups.objective().isSizeIndependent(),
                "%s names rows and columns of a map, which are others in each size, so octaves must be 1"
                        .formatted(spec.objective()));
        List<Integer> sizes = sizes(spec, network);
        boolean tileable = groups.objective().averagesPositions();
        MemoryNeed need = new MemoryNeed(
                network, groups.objective(), spec.size(), size -> groups.mostAtOnce(size, limits), limits);
        List<Octave> octaves = new ArrayList<>();
        for (int number = 0; number < sizes.size(); number++) {
            int before = spec.steps() * number / sizes.size();
            int after = spec.steps() * (number + 1) / sizes.size();
            TileGrid grid = grid(spec, tileable, need, sizes.get(number), limits.largestWhole());
            octaves.add(new Octave(grid, before, after - before));
        }
        return octaves;
    }

    private static List<Integer> sizes(VisualizationSpec spec, Network network) {
        int least = Math.min(
                spec.size(), Math.max(LEAST_SIZE, network.descriptor().input().leastSide()));
        int asked = spec.settings().octaves();
        List<Integer> sizes = new ArrayList<>();
        for (int halvings = Math.min(asked, spec.steps()) - 1; halvings >= 0; halvings--) {
            int size = (int) Math.ceil(Math.scalb((double) spec.size(), -halvings));
            if (size >= least) {
                sizes.add(size);
            }
        }
        Validate.isTrue(
                "octaves",
                sizes.size() == asked,
                "octaves must be at most %d for pictures of %d pixels in %d steps, since the smallest size for %s is %d pixels, but is %d"
                        .formatted(sizes.size(), spec.size(), spec.steps(), network.id(), least, asked));
        return sizes;
    }

    private static TileGrid grid(
            VisualizationSpec spec, boolean tileable, MemoryNeed need, int size, int largestWhole) {
        int possible = need.largestWhole(largestWhole);
        if (!tileable && size > largestWhole && possible > 0) {
            throw new InvalidInputException(
                    "size",
                    ("%s looks at the whole picture, and a picture above %d pixels is seen tile by tile, so size must"
                                    + " be at most %d, but is %d")
                            .formatted(spec.objective(), largestWhole, possible, size));
        }
        TileGrid coarsest = TileGrid.of(size, largestWhole);
        TileGrid grid = tileable ? need.fitting(coarsest) : coarsest;
        need.check(grid);
        return grid;
    }
}
