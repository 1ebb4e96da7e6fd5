package org.featurescope.kind.spaceintro;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.featurescope.activation.ActivationException;
import org.featurescope.activation.photographs.ActivationIndex;
import org.featurescope.activation.photographs.CancelledIndexException;
import org.featurescope.activation.photographs.IndexListener;
import org.featurescope.activation.photographs.PhotographSet;
import org.featurescope.figure.FigureResult;
import org.featurescope.figure.KindContext;
import org.featurescope.figure.Recipe;
import org.featurescope.figure.RecipeListener;
import org.featurescope.figure.Stopwatch;
import org.featurescope.figure.link.NamedSet;
import org.featurescope.image.Resampler;
import org.featurescope.kind.optimized.PlanProgress;
import org.featurescope.kind.optimized.PreparedPlan;
import org.featurescope.kind.optimized.ResultBuilder;
import org.featurescope.kind.photographs.IndexedSet;
import org.featurescope.kind.photographs.PhotographSteps;
import org.featurescope.kind.spaceintro.IntroSample.Place;
import org.featurescope.kind.spaceintro.SpaceIntroResult.PicturedDirection;
import org.featurescope.kind.spaceintro.SpaceIntroResult.Point;
import org.featurescope.model.Network;
import org.featurescope.model.Stage;
import org.featurescope.model.Stages;
import org.featurescope.optimize.CancelledRunException;
import org.featurescope.optimize.FailedRunException;
import org.featurescope.validate.Validate;

/**
 * Makes a step of the explanation: it indexes the photographs, optimizes a picture for each axis or direction, and packs
 * the vectors that the page computes with.
 */
final class SpaceIntroRecipe implements Recipe {
    /** The side of a photograph on whose positions a reader presses, pixels. */
    private static final int LARGE = 192;

    /** The side of a photograph that stands for a point, pixels. */
    private static final int SMALL = 64;

    private static final int LEAST_PHOTOGRAPHS = 2;

    private final SpaceIntroSpec spec;
    private final IntroStep step;
    private final Network network;
    private final KindContext context;
    private final AxisPictures axisPictures;
    private final Optional<PreparedPlan> plan;
    private final Stage after;
    private final Optional<Stage> before;

    SpaceIntroRecipe(SpaceIntroSpec spec, Network network, KindContext context, AxisPictures axisPictures) {
        this.spec = spec;
        this.step = spec.introStep();
        this.network = network;
        this.context = context;
        this.axisPictures = axisPictures;
        this.after = Stages.layer(network, spec.layer());
        this.before = Stages.beforeRelu(network, network.layer(spec.layer()));
        this.plan = step.hasOptimizedPictures()
                ? Optional.of(spec.plan(after.channels())
                        .preparedFor(network, context.visualizer().limits()))
                : Optional.empty();
    }

    @Override
    public FigureResult make(RecipeListener listener) {
        Stopwatch stopwatch = Stopwatch.started();
        try (PhotographSet set = spec.photographs().open(context.photographs())) {
            // both stages for every step, so that the photographs go through the network once for all steps
            ActivationIndex index = context.photographs()
                    .activations(
                            set,
                            network,
                            Stream.concat(Stream.of(after), before.stream()).toList(),
                            reading(listener));
            Stage stage = step.isBeforeRelu() ? before.orElse(after) : after;
            IntroSample sample = new IntroSample(index, stage);
            IntroSample afterRelu = new IntroSample(index, after);
            requireExcited(afterRelu);
            List<Place> choices = afterRelu.choices(spec.channels());
            List<Place> places = step == IntroStep.VECTOR ? sample.allPositions(choices) : sample.middles();
            double[][] vectors = sample.vectors(places);
            ResultBuilder builder = new ResultBuilder();
            builder.firstOptimized(optimizedPictures());
            Map<Integer, Integer> pictures = addPhotographs(builder, set, sample, shown(choices, places));
            SpaceIntroResult data = new SpaceIntroResult(
                    IndexedSet.of(spec.photographs().name(), index),
                    spec.step(),
                    stage.channels(),
                    spec.channels(),
                    stage.height(),
                    stage.width(),
                    stage != after,
                    places.stream().map(place -> point(sample, place, pictures)).toList(),
                    packed(vectors),
                    directions());
            FigureResult optimized = plan.map(prepared -> optimized(
                            prepared, builder.listener(listener, set.names().size())))
                    .orElseGet(() -> FigureResult.of(data, 0));
            return builder.result(optimized, data, stopwatch.milliseconds());
        } catch (CancelledIndexException e) {
            throw new CancelledRunException(0, spec.optimization().steps());
        } catch (ActivationException e) {
            throw new FailedRunException(String.valueOf(e.getMessage()));
        }
    }

    private int optimizedPictures() {
        return plan.map(prepared -> prepared.panels().size()).orElse(0);
    }

    private IndexListener reading(RecipeListener listener) {
        if (plan.isPresent()) {
            return PhotographSteps.before(spec.optimization(), optimizedPictures(), listener);
        }
        return IndexListener.of(
                listener::cancelled, (done, photographs) -> listener.step(done, photographs, new float[0], List::of));
    }

    private FigureResult optimized(PreparedPlan prepared, RecipeListener listener) {
        Supplier<FigureResult> make = () -> PlanProgress.carryOut(prepared, context.visualizer(), listener);
        return step.hasDirections() ? make.get() : axisPictures.of(prepared, network, make);
    }

    /** Refuses sets of one photograph, and neurons that are silent for all photographs: they cannot be shown as axes. */
    private void requireExcited(IntroSample sample) {
        double[][] vectors = sample.vectors(sample.middles());
        Validate.isTrue(
                NamedSet.NAME.name(),
                vectors.length >= LEAST_PHOTOGRAPHS,
                "the explanation needs %d photographs that can be read, but the set %s has %d"
                        .formatted(LEAST_PHOTOGRAPHS, spec.photographs().name(), vectors.length));
        for (int channel : spec.channels()) {
            Validate.isTrue(
                    "units",
                    Stream.of(vectors).anyMatch(vector -> vector[channel] != 0),
                    "the middle of no photograph of the set %s excites %s:%d, so it cannot be an axis; choose another neuron"
                            .formatted(spec.photographs().name(), spec.layer(), channel));
        }
    }

    /** Returns the places whose photographs have pictures. */
    private List<Place> shown(List<Place> choices, List<Place> places) {
        return switch (step) {
            case VECTOR, ROTATION, RELU -> choices;
            case POINTS, DIRECTION -> places;
            case QUESTION -> List.of();
        };
    }

    /** Adds photographs to the pictures and returns the index of the picture of each. */
    private Map<Integer, Integer> addPhotographs(
            ResultBuilder builder, PhotographSet set, IntroSample sample, List<Place> shown) {
        int side = step == IntroStep.VECTOR ? LARGE : SMALL;
        Map<Integer, Integer> pictures = new LinkedHashMap<>();
        for (Place place : shown) {
            String name = sample.name(place);
            pictures.put(place.photograph(), optimizedPictures() + pictures.size());
            builder.given(
                    Resampler.resizeAndCrop(
                            PhotographSteps.photograph(
                                    set, name, network.descriptor().input()),
                            side,
                            side),
                    name,
                    spec.layer(),
                    0,
                    set.credit(name));
        }
        return pictures;
    }

    private static Point point(IntroSample sample, Place place, Map<Integer, Integer> pictures) {
        return new Point(
                sample.name(place),
                sample.row(place),
                sample.column(place),
                Optional.ofNullable(pictures.get(place.photograph())));
    }

    private PackedVectors packed(double[][] vectors) {
        if (step.needsAllCoordinates()) {
            return PackedVectors.pack(vectors, after.channels());
        }
        double[][] few = Stream.of(vectors)
                .map(vector -> spec.channels().stream()
                        .mapToDouble(channel -> vector[channel])
                        .toArray())
                .toArray(double[][]::new);
        return PackedVectors.pack(few, SpaceIntroSpec.AXES);
    }

    private List<PicturedDirection> directions() {
        List<PicturedDirection> directions = new ArrayList<>();
        if (step.hasDirections()) {
            for (double degrees : spec.degrees()) {
                double angle = Math.toRadians(degrees);
                directions.add(
                        new PicturedDirection(List.of(Math.cos(angle), Math.sin(angle), 0.0), directions.size()));
            }
        } else if (step.hasOptimizedPictures()) {
            for (int axis = 0; axis < SpaceIntroSpec.AXES; axis++) {
                int own = axis;
                List<Double> weights = IntStream.range(0, SpaceIntroSpec.AXES)
                        .mapToObj(i -> i == own ? 1.0 : 0.0)
                        .toList();
                directions.add(new PicturedDirection(weights, axis));
            }
        }
        return directions;
    }
}
