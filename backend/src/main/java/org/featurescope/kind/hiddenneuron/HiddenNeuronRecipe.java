package org.featurescope.kind.hiddenneuron;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.featurescope.figure.FigureResult;
import org.featurescope.figure.FigureResult.Picture;
import org.featurescope.figure.Recipe;
import org.featurescope.figure.RecipeListener;
import org.featurescope.figure.Stopwatch;
import org.featurescope.image.RgbImage;
import org.featurescope.kind.hiddenneuron.HiddenNeuronResult.Digit;
import org.featurescope.kind.optimized.PlanProgress;
import org.featurescope.kind.optimized.ResultBuilder;
import org.featurescope.model.Network;
import org.featurescope.network.Architecture;
import org.featurescope.network.Digits;
import org.featurescope.network.DivergedException;
import org.featurescope.network.PictureNetwork;
import org.featurescope.network.Problem;
import org.featurescope.network.Training;
import org.featurescope.network.TrainingData.Examples;
import org.featurescope.optimize.CancelledRunException;
import org.featurescope.optimize.Checkpoints;
import org.featurescope.optimize.FailedRunException;
import org.featurescope.optimize.Visualizer;

/**
 * Trains a network as a link says, finds the digits that excite a neuron most, and optimizes two pictures for it. All pictures
 * are grey, since the network sees no colour.
 */
final class HiddenNeuronRecipe implements Recipe {
    /** How much of the work the training is thought to be. */
    private static final double TRAINING_SHARE = 0.5;

    private static final int STEPS_AT_ONCE = 50;

    private final HiddenNeuronSpec spec;
    private final Problem problem;
    private final Visualizer visualizer;

    HiddenNeuronRecipe(HiddenNeuronSpec spec, Problem problem, Visualizer visualizer) {
        this.spec = spec;
        this.problem = problem;
        this.visualizer = visualizer;
    }

    /** A network that has been trained. */
    private record Trained(Architecture architecture, float[] weights) {}

    @Override
    public FigureResult make(RecipeListener listener) {
        Stopwatch stopwatch = Stopwatch.started();
        Trained trained = train(listener);
        ResultBuilder builder = new ResultBuilder();
        builder.firstOptimized(2);
        List<Digit> digits = addDigits(trained, builder);
        Network network = PictureNetwork.of(trained.architecture, trained.weights, Digits.SIDE);
        int before = (int) Math.round(spec.pictureSteps() * TRAINING_SHARE / (1 - TRAINING_SHARE));
        FigureResult optimized = PlanProgress.carryOut(
                spec.plan().preparedFor(network, visualizer.limits()),
                visualizer,
                grey(builder.listener(listener, before)));
        return builder.result(grey(optimized), new HiddenNeuronResult(digits), stopwatch.milliseconds());
    }

    private Trained train(RecipeListener listener) {
        int steps = spec.run().steps();
        try (Training training = spec.run().begin(problem)) {
            while (training.step() < steps) {
                if (listener.cancelled()) {
                    throw new CancelledRunException((int) training.step(), steps);
                }
                training.advance((int) Math.min(STEPS_AT_ONCE, steps - training.step()));
                listener.worked(TRAINING_SHARE * training.step() / steps);
            }
            return new Trained(training.architecture(), training.weights());
        } catch (DivergedException e) {
            throw new FailedRunException(String.valueOf(e.getMessage()));
        }
    }

    /** Adds the digits that excite the neuron most to the figure's pictures. */
    private List<Digit> addDigits(Trained trained, ResultBuilder builder) {
        Examples examples = problem.data().training();
        double[] sums = IntStream.range(0, examples.count())
                .mapToDouble(example -> sum(trained, examples.inputs(), example))
                .toArray();
        List<Digit> digits = new ArrayList<>();
        IntStream.range(0, sums.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer example) -> sums[example])
                        .reversed())
                .limit(HiddenNeuronSpec.DIGITS)
                .forEach(example -> {
                    String digit = problem.outputs().get(classOf(examples, example));
                    digits.add(new Digit(digit, sums[example]));
                    builder.given(
                            DigitPictures.of(examples.inputs(), example),
                            "a " + digit,
                            "digit " + digit,
                            sums[example]);
                });
        return digits;
    }

    private int classOf(Examples examples, int example) {
        int classes = problem.data().outputs();
        return IntStream.range(0, classes)
                .boxed()
                .max(Comparator.comparingDouble(each -> examples.targets()[example * classes + each]))
                .orElseThrow();
    }

    /** Returns the neuron's sum for an example, before its activation. */
    private double sum(Trained trained, float[] inputs, int example) {
        double[] input = new double[Digits.PIXELS];
        for (int i = 0; i < input.length; i++) {
            input[i] = inputs[example * input.length + i];
        }
        return trained.architecture.sum(trained.weights, input, spec.layer() - 1, spec.neuron() - 1);
    }

    private static FigureResult grey(FigureResult optimized) {
        return new FigureResult(
                optimized.pictures().stream()
                        .map(picture -> new Picture(
                                DigitPictures.seenBy(picture.image()),
                                picture.label(),
                                picture.unit(),
                                picture.objective(),
                                picture.warning()))
                        .toList(),
                optimized.curve(),
                optimized.milliseconds());
    }

    private static RecipeListener grey(RecipeListener listener) {
        return new RecipeListener() {
            @Override
            public boolean cancelled() {
                return listener.cancelled();
            }

            @Override
            public Checkpoints checkpoints() {
                return listener.checkpoints();
            }

            @Override
            public void worked(double share) {
                listener.worked(share);
            }

            @Override
            public void step(int step, int steps, float[] objective, Supplier<List<RgbImage>> frame) {
                listener.step(
                        step,
                        steps,
                        objective,
                        () -> frame.get().stream().map(DigitPictures::seenBy).toList());
            }
        };
    }
}
