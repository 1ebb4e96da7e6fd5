package org.featurescope.kind.basistest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.featurescope.activation.photographs.PhotographSet;
import org.featurescope.activation.photographs.Positions;
import org.featurescope.figure.drawing.Axis;
import org.featurescope.image.RgbImage;
import org.featurescope.kind.basistest.BasisTestResult.Pictured;
import org.featurescope.kind.basistest.BasisTestResult.PicturedDirection;
import org.featurescope.kind.optimized.ActivationDirection;
import org.featurescope.kind.optimized.Plan;
import org.featurescope.kind.optimized.ResultBuilder;
import org.featurescope.kind.photographs.PhotographSteps;
import org.featurescope.kind.photographs.VisibleRegion;
import org.featurescope.model.InputSpec;
import org.featurescope.model.Stage;
import org.featurescope.optimize.VisualizationSpec;
import org.featurescope.optimize.objective.Objective;
import org.featurescope.space.directions.Vectors;

/**
 * The pictures of a few directions along the path: an optimized picture of each at some points, and the patches of
 * photographs on which the projection of the activation is largest, one of each photograph. The directions begin at
 * neurons that are drawn at random from those that a photograph excites.
 */
final class PathPictures {
    private final BasisTestSpec spec;
    private final DirectionPath path;
    private final List<Integer> channels;

    /**
     * Chooses the neurons.
     *
     * @param activations the activations at positions after the ReLU
     */
    PathPictures(BasisTestSpec spec, DirectionPath path, Vectors activations) {
        this.spec = spec;
        this.path = path;
        this.channels = excited(activations, spec.optimization().seed());
    }

    private static List<Integer> excited(Vectors activations, long seed) {
        int length = activations.length();
        boolean[] isExcited = new boolean[length];
        for (int i = 0; i < activations.values().length; i++) {
            isExcited[i % length] |= activations.values()[i] != 0;
        }
        return new SplittableRandom(seed)
                .ints(0, length)
                .distinct()
                .limit(length)
                .filter(channel -> isExcited[channel])
                .limit(BasisTestSpec.MOST_DIRECTIONS)
                .boxed()
                .toList();
    }

    /** Returns the channels of the neurons. */
    List<Integer> channels() {
        return channels;
    }

    /** Returns the plan of the optimized pictures: a run for each neuron, with a picture for each point. */
    Plan plan() {
        List<VisualizationSpec> runs = new ArrayList<>();
        List<Plan.Panel> panels = new ArrayList<>();
        for (int channel : channels) {
            List<Objective> along = new ArrayList<>();
            for (double alpha : BasisTestSpec.PICTURED) {
                String name = name(channel, alpha);
                panels.add(new Plan.Panel(name, name, runs.size(), along.size(), OptionalInt.empty()));
                along.add(ActivationDirection.whole(spec.layer(), path.at(alpha).get(channel)));
            }
            runs.add(spec.run(along));
        }
        return new Plan(runs, panels);
    }

    private String name(int channel, double alpha) {
        return "%s:%d, α = %s".formatted(spec.layer(), channel, Axis.shown(alpha));
    }

    /** A patch of a photograph: a position of the sample, and the projection of its activation. */
    private record Patch(int position, double projection) {}

    /**
     * Adds the patches to the figure's pictures, after the optimized ones.
     *
     * @param names the photographs of the sample
     * @return the directions with the indices of their pictures
     */
    List<PicturedDirection> add(
            ResultBuilder builder, Sample sample, Stage stage, List<String> names, PhotographSet set, InputSpec input) {
        builder.firstOptimized(channels.size() * BasisTestSpec.PICTURED.size());
        Crops crops = new Crops(stage, names, set, input);
        List<PicturedDirection> directions = new ArrayList<>();
        int next = channels.size() * BasisTestSpec.PICTURED.size();
        for (int direction = 0; direction < channels.size(); direction++) {
            int channel = channels.get(direction);
            List<Pictured> points = new ArrayList<>();
            for (double alpha : BasisTestSpec.PICTURED) {
                float[] vector = path.at(alpha).get(channel);
                List<Integer> patches = new ArrayList<>();
                for (Patch patch : patches(sample, vector)) {
                    patches.add(next++);
                    String photograph = names.get(sample.photograph(patch.position()));
                    builder.given(
                            crops.of(sample, patch.position()),
                            photograph,
                            name(channel, alpha),
                            patch.projection(),
                            set.credit(photograph));
                }
                int picture = direction * BasisTestSpec.PICTURED.size() + points.size();
                points.add(new Pictured(alpha, vector[channel], picture, patches));
            }
            directions.add(new PicturedDirection(channel, points));
        }
        return directions;
    }

    /** Returns the positions of largest projection, at most one of each photograph, the largest first. */
    private static List<Patch> patches(Sample sample, float[] direction) {
        Patch[] best = new Patch[sample.photographs()];
        Arrays.fill(best, new Patch(-1, Double.NEGATIVE_INFINITY));
        float[] values = sample.positions().values();
        for (int position = 0; position < sample.positions().count(); position++) {
            double projection = 0;
            for (int c = 0; c < direction.length; c++) {
                projection += (double) values[position * direction.length + c] * direction[c];
            }
            int photograph = sample.photograph(position);
            if (projection > best[photograph].projection) {
                best[photograph] = new Patch(position, projection);
            }
        }
        return Arrays.stream(best)
                .sorted(Comparator.comparingDouble(Patch::projection).reversed())
                .limit(BasisTestSpec.PATCHES)
                .toList();
    }

    /** Cuts patches out of photographs, each only once. */
    private final class Crops {
        private final Stage stage;
        private final Positions positions;
        private final List<String> names;
        private final PhotographSet set;
        private final InputSpec input;
        private final Map<Integer, RgbImage> known = new HashMap<>();

        Crops(Stage stage, List<String> names, PhotographSet set, InputSpec input) {
            this.stage = stage;
            this.positions = Sample.positions(stage);
            this.names = names;
            this.set = set;
            this.input = input;
        }

        RgbImage of(Sample sample, int position) {
            return known.computeIfAbsent(position, any -> {
                int place = sample.place(position, positions.count());
                RgbImage photograph = PhotographSteps.photograph(set, names.get(sample.photograph(position)), input);
                return VisibleRegion.of(
                                stage, input, positions.rows()[place], positions.columns()[place])
                        .of(photograph, spec.optimization().size());
            });
        }
    }
}
