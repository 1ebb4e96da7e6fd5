package org.featurescope.kind.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.featurescope.figure.link.Captions;
import org.featurescope.figure.link.Decimals;
import org.featurescope.figure.link.Parameter;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.figure.link.ParameterTypes;
import org.featurescope.network.Activation;
import org.featurescope.network.Architecture;
import org.featurescope.network.Architecture.Hidden;
import org.featurescope.network.Change;
import org.featurescope.network.Digits;
import org.featurescope.network.PlaneProblems;
import org.featurescope.network.Problem;
import org.featurescope.network.Training;
import org.featurescope.network.TrainingSettings;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.Validate;

/**
 * The parameters that say which small network is trained, how, and for how many steps.
 *
 * @param problem what the network is trained to answer
 * @param hidden the hidden layers
 * @param settings how it is trained
 * @param seed from which start, examples and batches are drawn
 * @param steps the number of steps that are shown
 * @param changes what is changed meanwhile, as {@link ChangeList} reads it
 */
public record TrainingRun(
        ProblemChoice problem, List<Hidden> hidden, TrainingSettings settings, long seed, int steps, String changes) {
    /** What the call of a step costs, pixels of a step of a picture. */
    private static final double CALL = 50;
    /** The weights of an example that cost as much as a pixel. */
    private static final double WEIGHTS_PER_PIXEL = 1600;
    /** The inputs of problems other than digits, at most. */
    private static final double FEW_INPUTS = 8;

    static final double MOST_RATE = 100;
    static final int MOST_BATCH = 1000;
    static final double MOST_REGULARIZATION = 10;

    private static final long MOST_SEED = Integer.MAX_VALUE;
    /** The most steps of a training. */
    public static final int MOST_STEPS = 100_000;

    private static final Parameter<ProblemChoice.Name> PROBLEM = Parameter.optional(
            "problem",
            "Problem",
            "What the network learns to answer.",
            ParameterTypes.Choice.of(
                    ProblemChoice.Name.class,
                    "Exclusive or",
                    "Sum of two numbers",
                    "Points inside a circle",
                    "Two spirals",
                    "Two half moons",
                    "Checkerboard",
                    "Points above a curve",
                    "Points of your own",
                    "Colours of a photograph",
                    "Colours of two photographs",
                    "Handwritten digits"),
            ProblemChoice.DEFAULT.name());
    private static final Parameter<Long> BITS = Parameter.quiet(
            "bits",
            "Bits of a number",
            "The number of bits of each summand of the adder.",
            new ParameterTypes.WholeNumber(1, 4),
            (long) ProblemChoice.DEFAULT.bits());
    private static final Parameter<PlaneProblems.Curve> CURVE = Parameter.quiet(
            "curve",
            "Curve",
            "The curve that points lie above or below.",
            ParameterTypes.Choice.of(PlaneProblems.Curve.class, "Line", "Angle", "Parabola", "Sine"),
            ProblemChoice.DEFAULT.curve());
    private static final Parameter<Double> NOISE = Parameter.quiet(
            "noise",
            "Noise",
            "The standard deviation of the noise in the coordinates of points.",
            new ParameterTypes.Decimal(0, 0.5),
            ProblemChoice.DEFAULT.noise());
    private static final Parameter<List<Double>> POINTS = Parameter.quiet(
            "points",
            "Points of your own",
            "Two coordinates from -1 to 1 and the class, 0 or 1, of each point.",
            new Decimals(-1, 1, 3 * ProblemChoice.MOST_POINTS),
            List.of());
    private static final Parameter<String> PHOTOGRAPH = Parameter.quiet(
            "photograph",
            "Photograph",
            "The sample photograph whose colours are learned.",
            new ParameterTypes.Text(
                    Pattern.compile("[a-z0-9-]{1,40}"), "the name of a sample photograph", "photograph"),
            ProblemChoice.DEFAULT.photograph());
    private static final Parameter<String> OTHER = Parameter.quiet(
            "other",
            "Second photograph",
            "The second photograph of the problem of two photographs.",
            new ParameterTypes.Text(
                    Pattern.compile("[a-z0-9-]{1,40}"), "the name of a sample photograph", "photograph"),
            ProblemChoice.DEFAULT.other());
    private static final Parameter<String> HIDDEN = Parameter.optional(
            "hidden",
            "Hidden layers",
            "The number of neurons of each hidden layer, for example 8,8; none for no hidden layer. For digits 16 by default.",
            new ParameterTypes.Text(
                    Pattern.compile("none|\\d{1,6}(?:,\\d{1,6}){0,15}"), "numbers of neurons such as 8,8, or none"),
            "4");
    private static final Parameter<String> ACTIVATIONS = Parameter.optional(
            "activations",
            "Activation functions",
            "sigmoid, relu, leaky-relu, tanh or sin, for all hidden layers or one for each. For digits relu by default.",
            new ParameterTypes.Text(Pattern.compile("[a-z-]+(?:,[a-z-]+){0,15}"), "activations such as tanh"),
            "tanh");
    private static final Parameter<Double> RATE = Parameter.optional(
            "rate",
            "Learning rate",
            "The factor of the gradient in a step; for digits 0.1 by default.",
            new ParameterTypes.Decimal(0, MOST_RATE),
            0.5);
    private static final Parameter<Long> BATCH = Parameter.optional(
            "batch",
            "Examples per step",
            "From how many examples each step learns; for digits 32 by default.",
            new ParameterTypes.WholeNumber(1, MOST_BATCH),
            10L);
    private static final Parameter<Double> L1 = Parameter.quiet(
            "l1",
            "Pull towards zero (L1)",
            "The weight of the sum of absolute weights in the cost. It makes many weights zero.",
            new ParameterTypes.Decimal(0, MOST_REGULARIZATION),
            0.0);
    private static final Parameter<Double> L2 = Parameter.quiet(
            "l2",
            "Pull towards small (L2)",
            "The weight of half the sum of squared weights in the cost. It keeps weights small.",
            new ParameterTypes.Decimal(0, MOST_REGULARIZATION),
            0.0);
    private static final Parameter<Long> SEED = Parameter.optional(
            "seed",
            "Random seed",
            "The seed from which the first weights, the examples and the batches are drawn.",
            new ParameterTypes.WholeNumber(0, MOST_SEED),
            0L);
    private static final Parameter<Long> STEPS = Parameter.optional(
            "steps",
            "Steps",
            "The number of steps of training that are shown.",
            new ParameterTypes.WholeNumber(0, MOST_STEPS),
            2000L);
    private static final Parameter<String> CHANGES = Parameter.quiet(
            ChangeList.FIELD,
            "Changes on the way",
            "Changes after so many steps, for example 120:rate=0.1,300:w17=-2.5,500:layer1=relu.",
            new ParameterTypes.Text(Pattern.compile("[-a-z0-9:=.,_]{0,20000}"), "changes such as 120:rate=0.1"),
            "");

    public TrainingRun {
        hidden = List.copyOf(hidden);
    }

    /** Returns a table with these parameters added. */
    public static <S> ParameterTable<S> addTo(ParameterTable<S> table, Function<? super S, TrainingRun> run) {
        ParameterTable<S> all = table.with(
                        PROBLEM, spec -> run.apply(spec).problem().name())
                .with(BITS, spec -> (long) run.apply(spec).problem().bits())
                .with(CURVE, spec -> run.apply(spec).problem().curve())
                .with(NOISE, spec -> run.apply(spec).problem().noise())
                .with(POINTS, spec -> run.apply(spec).problem().points())
                .with(PHOTOGRAPH, spec -> run.apply(spec).problem().photograph())
                .with(OTHER, spec -> run.apply(spec).problem().other())
                .with(HIDDEN, spec -> run.apply(spec).hiddenText())
                .with(ACTIVATIONS, spec -> run.apply(spec).activationText())
                .with(RATE, spec -> run.apply(spec).settings().rate())
                .with(BATCH, spec -> (long) run.apply(spec).settings().batch())
                .with(L1, spec -> run.apply(spec).settings().l1())
                .with(L2, spec -> run.apply(spec).settings().l2())
                .with(SEED, spec -> run.apply(spec).seed())
                .with(STEPS, spec -> (long) run.apply(spec).steps())
                .with(CHANGES, spec -> run.apply(spec).changes());
        return all.withDefault(PROBLEM, ProblemChoice.Name.DIGITS, HIDDEN, "16")
                .withDefault(PROBLEM, ProblemChoice.Name.DIGITS, ACTIVATIONS, text(Activation.RELU))
                .withDefault(PROBLEM, ProblemChoice.Name.DIGITS, RATE, 0.1)
                .withDefault(PROBLEM, ProblemChoice.Name.DIGITS, BATCH, 32L);
    }

    /** Reads the parameters. */
    public static TrainingRun of(ParameterTable.Values values) {
        return new TrainingRun(
                new ProblemChoice(
                                values.get(PROBLEM),
                                values.getInt(BITS),
                                values.get(CURVE),
                                values.get(NOISE),
                                values.get(POINTS),
                                values.get(PHOTOGRAPH),
                                values.get(OTHER))
                        .resolved(),
                layers(values.get(HIDDEN), values.get(ACTIVATIONS)),
                new TrainingSettings(values.get(RATE), values.getInt(BATCH), values.get(L1), values.get(L2)),
                values.get(SEED),
                values.getInt(STEPS),
                values.get(CHANGES));
    }

    private static List<Hidden> layers(String widths, String activations) {
        if (widths.equals("none")) {
            return List.of();
        }
        int[] neurons =
                Arrays.stream(widths.split(",", -1)).mapToInt(Integer::parseInt).toArray();
        List<String> names = List.of(activations.split(",", -1));
        Validate.isTrue(
                ACTIVATIONS.name(),
                names.size() == 1 || names.size() == neurons.length,
                "activations must be one for all hidden layers or one for each of the %d, but there are %d"
                        .formatted(neurons.length, names.size()));
        List<Hidden> layers = new ArrayList<>();
        for (int i = 0; i < neurons.length; i++) {
            Validate.isTrue(HIDDEN.name(), neurons[i] > 0, "a hidden layer has at least one neuron");
            layers.add(new Hidden(neurons[i], activation(names.get(names.size() == 1 ? 0 : i))));
        }
        return layers;
    }

    private static Activation activation(String name) {
        try {
            return ChangeList.activation(name);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(ACTIVATIONS.name(), String.valueOf(e.getMessage()));
        }
    }

    private String hiddenText() {
        return hidden.isEmpty()
                ? "none"
                : hidden.stream().map(layer -> "" + layer.neurons()).collect(Collectors.joining(","));
    }

    private String activationText() {
        List<String> names =
                hidden.stream().map(layer -> text(layer.activation())).toList();
        if (names.isEmpty()) {
            return text(Activation.TANH);
        }
        return names.stream().distinct().count() == 1 ? names.get(0) : String.join(",", names);
    }

    /** Returns the name of an activation, such as {@code leaky-relu}. */
    public static String text(Activation activation) {
        return activation.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Makes the problem, and checks that the network is small enough and the changes are possible.
     *
     * @param sample returns the file of a sample photograph
     * @throws InvalidInputException naming the field at fault
     * @throws org.featurescope.validate.NotFoundException if there is no such photograph
     */
    public Problem checkedProblem(Function<String, byte[]> sample) {
        Problem of = problem.problem(seed, sample);
        Architecture architecture = of.architecture(hidden);
        architecture.check(HIDDEN.name());
        changesOf(architecture);
        return of;
    }

    /** Returns the digits if the problem is to read them. */
    public Optional<Digits> digits() {
        return problem.name() == ProblemChoice.Name.DIGITS ? Digits.ofProduct() : Optional.empty();
    }

    /** Begins the training at step 0. The caller closes it. */
    public Training begin(Problem of) {
        Architecture architecture = of.architecture(hidden);
        return new Training(architecture, of.data(), settings, seed, changesOf(architecture));
    }

    /**
     * Returns what the training costs, in pixel-steps of optimized pictures: the call of a step, and its
     * multiplications.
     */
    public double pixelSteps() {
        double weights = 0;
        double from = problem.name() == ProblemChoice.Name.DIGITS ? Digits.PIXELS : FEW_INPUTS;
        for (Hidden layer : hidden) {
            weights += from * layer.neurons();
            from = layer.neurons();
        }
        return steps * (CALL + (weights + from) * settings.batch() / WEIGHTS_PER_PIXEL);
    }

    private List<Change> changesOf(Architecture architecture) {
        return ChangeList.parse(changes, architecture, settings);
    }

    /** Describes the network, how it is trained and what it learns, in a sentence. */
    public String description() {
        String layers = hidden.isEmpty()
                ? "no hidden layer"
                : "hidden layers of "
                        + hidden.stream()
                                .map(layer -> "%d (%s)".formatted(layer.neurons(), text(layer.activation())))
                                .collect(Collectors.joining(", "));
        return "A network with %s, trained for %s at rate %s with batches of %d on %s. Seed %d."
                .formatted(
                        layers,
                        Captions.count(steps, "step"),
                        ParameterTypes.Decimal.shown(settings.rate()),
                        settings.batch(),
                        problem.description(),
                        seed);
    }
}
