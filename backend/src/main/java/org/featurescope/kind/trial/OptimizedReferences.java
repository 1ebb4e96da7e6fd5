package org.featurescope.kind.trial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.featurescope.activation.photographs.StageActivations;
import org.featurescope.figure.FigureResult;
import org.featurescope.image.Resampler;
import org.featurescope.image.RgbImage;
import org.featurescope.kind.optimized.ActivationDirection;
import org.featurescope.kind.optimized.Plan;
import org.featurescope.kind.trial.TrialResult.LeftOut;
import org.featurescope.model.InputSpec;
import org.featurescope.model.Network;
import org.featurescope.model.Stage;
import org.featurescope.optimize.objective.Objective;
import org.featurescope.validate.Validate;

/**
 * Optimized references: for each direction pictures that excite it, and as many that excite its negative. All directions
 * have the same length and the same settings. A direction whose pictures excite it less than the best photograph does has
 * no questions.
 */
final class OptimizedReferences {
    /** The most optimized pictures of a figure. */
    static final int MOST_PICTURES = 2048;

    private static final int BATCH = 8;

    private final TrialSpec spec;
    private final List<Direction> directions;
    private final Map<Direction, Integer> firstPictures = new HashMap<>();
    private final List<LeftOut> leftOut = new ArrayList<>();
    private final Map<Direction, Judging.References> features = new HashMap<>();

    OptimizedReferences(TrialSpec spec, List<Direction> directions) {
        this.spec = spec;
        this.directions = directions;
        Validate.isTrue(
                "units",
                2 * spec.count() * directions.size() <= MOST_PICTURES,
                "the references of %d directions would be %d optimized pictures, but at most %d are made; lower units, trials or count"
                        .formatted(directions.size(), 2 * spec.count() * directions.size(), MOST_PICTURES));
        for (int i = 0; i < directions.size(); i++) {
            firstPictures.put(directions.get(i), 2 * spec.count() * i);
        }
    }

    /** Returns the plan of the pictures: for each direction those that excite it, then those that excite its negative. */
    Plan plan() {
        List<Objective> objectives = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (Direction direction : directions) {
            for (int sign : new int[] {1, -1}) {
                float[] vector = direction.vector().clone();
                for (int i = 0; i < vector.length; i++) {
                    vector[i] *= sign;
                }
                Objective objective = ActivationDirection.whole(spec.layer(), vector);
                for (int i = 0; i < spec.count(); i++) {
                    objectives.add(objective);
                    labels.add("%s%s".formatted(sign < 0 ? "−" : "", direction.name()));
                }
            }
        }
        return Plan.each(objectives, labels, spec.optimization());
    }

    /** Runs the finished pictures through both networks. */
    void evaluate(
            FigureResult optimized, Network network, Stage stage, Network judge, List<Stage> judgeStages, Material of) {
        List<RgbImage> images =
                optimized.pictures().stream().map(FigureResult.Picture::image).toList();
        InputSpec input = network.descriptor().input();
        List<RgbImage> shown = stage.positions() > 1 ? images : resized(images, input);
        List<List<float[]>> own = means(network, List.of(stage), shown);
        List<List<float[]>> ofJudge =
                means(judge, judgeStages, resized(images, judge.descriptor().input()));
        for (Direction direction : directions) {
            int first = firstPictures.getOrDefault(direction, 0);
            double excited = IntStream.range(first, first + spec.count())
                    .mapToDouble(picture -> product(own.get(picture).get(0), direction.vector()))
                    .average()
                    .orElse(0);
            double best = Arrays.stream(of.scores().projections(direction.vector()))
                    .max()
                    .orElse(0);
            if (excited < best) {
                leftOut.add(new LeftOut(direction.family().id(), direction.name(), excited, best));
            } else {
                features.put(
                        direction,
                        new Judging.References(
                                features(of, ofJudge, first + spec.count()), features(of, ofJudge, first)));
            }
        }
    }

    private List<float[]> features(Material of, List<List<float[]>> means, int first) {
        return means.subList(first, first + spec.count()).stream()
                .map(of.features()::of)
                .toList();
    }

    private static double product(float[] activation, float[] direction) {
        double sum = 0;
        for (int i = 0; i < direction.length; i++) {
            sum += (double) activation[i] * direction[i];
        }
        return sum;
    }

    private static List<RgbImage> resized(List<RgbImage> images, InputSpec input) {
        return images.stream()
                .map(image -> Resampler.resizeAndCrop(image, input.height(), input.width()))
                .toList();
    }

    /** Returns for each picture its mean activations at each stage. */
    private static List<List<float[]>> means(Network network, List<Stage> stages, List<RgbImage> images) {
        List<List<float[]>> means = new ArrayList<>();
        try (StageActivations activations = new StageActivations(network, stages, 0)) {
            for (int first = 0; first < images.size(); first += BATCH) {
                List<RgbImage> batch = images.subList(first, Math.min(images.size(), first + BATCH));
                StageActivations.Batch values = activations.of(batch);
                for (int i = 0; i < batch.size(); i++) {
                    int picture = i;
                    means.add(IntStream.range(0, stages.size())
                            .mapToObj(each -> values.sample(picture, each).means())
                            .toList());
                }
            }
        }
        return means;
    }

    /** Returns whether a direction has questions. */
    boolean hasQuestions(Direction direction) {
        return features.containsKey(direction);
    }

    /** Returns the features of a direction's pictures, which has questions. */
    Judging.References features(Direction direction) {
        return features.getOrDefault(direction, new Judging.References(List.of(), List.of()));
    }

    /** Returns the directions that have no questions. */
    List<LeftOut> leftOut() {
        return List.copyOf(leftOut);
    }

    /** Returns the optimized pictures that excite a direction most. */
    List<Integer> most(Direction direction) {
        int first = firstPictures.getOrDefault(direction, 0);
        return IntStream.range(first, first + spec.count()).boxed().toList();
    }

    /** Returns the optimized pictures that excite its negative. */
    List<Integer> least(Direction direction) {
        return most(direction).stream().map(picture -> picture + spec.count()).toList();
    }
}
