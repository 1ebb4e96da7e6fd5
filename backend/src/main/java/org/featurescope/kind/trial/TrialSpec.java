package org.featurescope.kind.trial;

import java.util.Collections;
import java.util.regex.Pattern;
import org.featurescope.figure.AboutLayer;
import org.featurescope.figure.WithPhotographs;
import org.featurescope.figure.drawing.Layout;
import org.featurescope.figure.link.Captions;
import org.featurescope.figure.link.NamedSet;
import org.featurescope.figure.link.NetworkReference;
import org.featurescope.figure.link.OptimizationParameters;
import org.featurescope.figure.link.Parameter;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.figure.link.ParameterTypes;
import org.featurescope.figure.link.Parameters;
import org.featurescope.kind.optimized.Plan;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression;
import org.featurescope.model.UnitExpression.RandomDirection;
import org.featurescope.optimize.EngineLimits;
import org.featurescope.optimize.Preset;
import org.featurescope.optimize.objective.DirectionVector;
import org.featurescope.optimize.objective.MapLocation;
import org.featurescope.optimize.objective.Objective;
import org.featurescope.optimize.objective.UnitObjective;
import org.featurescope.validate.Validate;

/**
 * Spec of a trial: of two photographs, which one excites a direction, given references that excite it most and least? People
 * answer a block of such questions, and an automatic judge answers many.
 *
 * @param network the network
 * @param layer the layer's name
 * @param photographs the set of photographs
 * @param judge the other network, by whose activations the automatic judge compares pictures
 * @param references what the references are
 * @param count the number of references on each side
 * @param against the directions with which neurons are compared
 * @param trials the number of scored trials in the block; 0 for the automatic judge alone
 * @param units the number of directions of each family that the automatic judge is asked about
 * @param channel a channel whose neuron's score is shown by itself; {@value #NO_CHANNEL} for none
 * @param optimization the parameters of optimized references; its size is also that of the photographs
 */
public record TrialSpec(
        NetworkReference network,
        String layer,
        NamedSet photographs,
        JudgeReference judge,
        References references,
        int count,
        Against against,
        int trials,
        int units,
        int channel,
        OptimizationParameters optimization)
        implements AboutLayer, WithPhotographs {
    /** What the references are. */
    public enum References {
        /** The photographs that excite the direction most and least. */
        PHOTOGRAPHS,
        /** Pictures that are optimized to excite the direction, and its negative. */
        OPTIMIZED,
        /** Shows no references. Without them nobody can answer better than by chance. */
        NONE
    }

    /** Directions with which neurons are compared. */
    public enum Against {
        /** Directions of normal numbers. */
        RANDOM(Family.RANDOM),
        /** Centroids of clusters. */
        K_MEANS(Family.K_MEANS);

        private final Family family;

        Against(Family family) {
            this.family = family;
        }

        Family family() {
            return family;
        }
    }

    /**
     * A reference to the automatic judge's network.
     *
     * @param model the network's id; in a spec that is not yet resolved it may be empty
     * @param modelHash SHA-256 of its graph file; in a spec that is not yet resolved it may be empty
     */
    public record JudgeReference(String model, String modelHash) {}

    /** The value of {@link #channel} if no neuron's score is shown by itself. */
    static final int NO_CHANNEL = -1;

    /** The number of practice trials before a block. */
    static final int PRACTICE = 5;

    /** The number of catch trials in a block. */
    static final int CATCHES = 3;

    private static final Parameter<String> JUDGE = Parameter.quiet(
            "judge",
            "Judging network",
            "The network by whose activations the automatic judge compares pictures. If it is not given, the server chooses one.",
            new ParameterTypes.Text(Pattern.compile("\\S{0,100}"), "a model's id", "network"),
            "");

    static final Parameter<String> JUDGE_HASH = Parameter.quiet(
            "judgeHash",
            "Digest of the judge",
            "SHA-256 of the judge's graph file, or its first digits. The server fills it in, and refuses one that is not its network's.",
            Parameters.DIGEST_OR_NOTHING,
            "");

    private static final Parameter<References> REFERENCES = Parameter.optional(
            "references",
            "References",
            "What is shown beside the question.",
            ParameterTypes.Choice.of(
                    References.class,
                    "Photographs that excite the direction most and least",
                    "Optimized pictures",
                    "None, as a control"),
            References.PHOTOGRAPHS);

    private static final Parameter<Long> COUNT = Parameter.optional(
            "count",
            "References on a side",
            "The number of references on each side.",
            new ParameterTypes.WholeNumber(1, 9),
            9L);

    private static final Parameter<Against> AGAINST = Parameter.optional(
            "against",
            "Compared with",
            "The directions that are asked about beside neurons.",
            ParameterTypes.Choice.of(Against.class, "Random directions", "Directions of K-means"),
            Against.RANDOM);

    static final Parameter<Long> TRIALS = Parameter.optional(
            "trials",
            "Trials",
            "The number of scored trials in the block; 0 for the automatic judge alone.",
            new ParameterTypes.WholeNumber(0, 100),
            30L);

    private static final Parameter<Long> UNITS = Parameter.optional(
            "units",
            "Directions of the judge",
            "The number of directions of each family that the automatic judge is asked about.",
            new ParameterTypes.WholeNumber(2, 512),
            64L);

    static final Parameter<Long> CHANNEL = Parameter.quiet(
            "channel",
            "Highlighted channel",
            "A channel whose neuron’s score by the automatic judge is shown by itself; -1 for none.",
            new ParameterTypes.WholeNumber(NO_CHANNEL, UnitExpression.MOST_INDEX),
            (long) NO_CHANNEL);

    static final ParameterTable<TrialSpec> TABLE = OptimizationParameters.addTo(
            NamedSet.addTo(
                            NetworkReference.addTo(ParameterTable.of("trial", TrialSpec::of), TrialSpec::network)
                                    .with(Parameters.LAYER, TrialSpec::layer),
                            TrialSpec::photographs)
                    .with(JUDGE, spec -> spec.judge().model())
                    .with(JUDGE_HASH, spec -> spec.judge().modelHash())
                    .with(REFERENCES, TrialSpec::references)
                    .with(COUNT, spec -> (long) spec.count())
                    .with(AGAINST, TrialSpec::against)
                    .with(TRIALS, spec -> (long) spec.trials())
                    .with(UNITS, spec -> (long) spec.units())
                    .with(CHANNEL, spec -> (long) spec.channel()),
            TrialSpec::optimization);

    private static TrialSpec of(ParameterTable.Values values) {
        return new TrialSpec(
                NetworkReference.of(values),
                values.get(Parameters.LAYER),
                NamedSet.of(values),
                new JudgeReference(values.get(JUDGE), values.get(JUDGE_HASH)),
                values.get(REFERENCES),
                values.getInt(COUNT),
                values.get(AGAINST),
                values.getInt(TRIALS),
                values.getInt(UNITS),
                values.getInt(CHANNEL),
                OptimizationParameters.of(values));
    }

    @Override
    public String title() {
        return trials == 0
                ? "How well can directions of %s in %s be told?".formatted(layer, model())
                : "Which of the two also excites it? A trial of %s in %s".formatted(layer, model());
    }

    @Override
    public String caption() {
        String judged =
                ("An automatic judge, which compares pictures by the activations of %s, was asked about %s of each"
                                + " family: points are mean shares of right answers, with bootstrap intervals of 95 %% over directions.")
                        .formatted(judge.model(), Captions.count(units, "direction"));
        String block = trials == 0
                ? ""
                : "A block of %s, half of them of neurons of layer %s in %s and half of %s, with %s. "
                        .formatted(
                                Captions.count(trials, "trial"),
                                layer,
                                model(),
                                against == Against.RANDOM ? "random directions" : "K-means directions",
                                shown());
        String made = references == References.OPTIMIZED ? " " + Captions.howMade(optimization) : "";
        return "%s%s Photographs of the set %s. Seed %d.%s"
                .formatted(block, judged, photographs.name(), optimization.seed(), made);
    }

    private String shown() {
        return switch (references) {
            case PHOTOGRAPHS -> "%s on each side".formatted(Captions.count(count, "photograph"));
            case OPTIMIZED -> "%s on each side".formatted(Captions.count(count, "optimized picture"));
            case NONE -> "no references";
        };
    }

    @Override
    public Layout layout() {
        return Layout.grid(1);
    }

    @Override
    public Layout layout(int pictures) {
        return Layout.grid(Math.max(1, pictures));
    }

    @Override
    public boolean isShownAsDrawing() {
        return true;
    }

    /** Returns whether references are optimized. */
    boolean isOptimized() {
        return references == References.OPTIMIZED;
    }

    /** Returns this spec with a set and a judge, and with those parameters reset that have no effect. */
    TrialSpec resolved(NamedSet set, JudgeReference resolvedJudge) {
        OptimizationParameters plain =
                OptimizationParameters.of(Preset.QUICK, optimization.size(), Preset.QUICK.steps(), optimization.seed());
        return new TrialSpec(
                network,
                layer,
                set,
                resolvedJudge,
                references,
                references == References.NONE ? 1 : count,
                against,
                trials,
                units,
                channel,
                isOptimized() ? optimization : plain);
    }

    /** Returns the number of photographs that each half of the set must have. */
    int leastHalf() {
        int references2 = references == References.PHOTOGRAPHS ? 2 * count : 2;
        return Math.max(references2, trials == 0 ? 2 : 2 * (trials + PRACTICE));
    }

    /**
     * Checks that a network has the layer and the channel, and that the engine can make the optimized pictures.
     *
     * @throws org.featurescope.validate.NotFoundException if the network has no such layer
     * @throws org.featurescope.validate.InvalidInputException naming the field at fault
     */
    void checkAgainst(Network of, EngineLimits limits) {
        int channels = of.layer(layer).channels();
        Validate.isTrue(
                Parameters.LAYER.name(),
                channels > 1,
                "layer %s of %s has one channel, whose direction is the only one; choose a layer with more"
                        .formatted(layer, of.id()));
        Validate.isTrue(
                CHANNEL.name(),
                channel < channels,
                "%s of %s has channels 0 to %d, but channel is %d".formatted(layer, of.id(), channels - 1, channel));
        if (isOptimized()) {
            Objective anyDirection = new UnitObjective.Direction(
                    new DirectionVector.Drawn(new RandomDirection(layer, 0)), MapLocation.EVERYWHERE, 0);
            int pictures = 2 * count;
            Plan.each(Collections.nCopies(pictures, anyDirection), Collections.nCopies(pictures, ""), optimization)
                    .preparedFor(of, limits);
        }
    }

    @Override
    public double otherPixelSteps() {
        double pictures = references == References.OPTIMIZED ? 2.0 * count * (trials + PRACTICE + CATCHES) : 0;
        return pictures * optimization.size() * optimization.size() * optimization.steps();
    }
}
