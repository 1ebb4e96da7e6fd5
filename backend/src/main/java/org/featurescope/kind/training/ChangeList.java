package org.featurescope.kind.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.featurescope.network.Activation;
import org.featurescope.network.Architecture;
import org.featurescope.network.Change;
import org.featurescope.network.Training;
import org.featurescope.network.TrainingSettings;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.Validate;

/**
 * Reads the changes of a training from the text of a link: {@code 120:rate=0.1,300:w17=-2.5,500:layer1=relu}. Each begins
 * with the number of steps before it. Layers count from 1; weights are numbered as in
 * {@link Architecture.LayerWeights}, from 0.
 */
public final class ChangeList {
    static final String FIELD = "changes";

    private static final Pattern ONE = Pattern.compile("(\\d{1,9}):([a-z0-9]{1,12})=([-a-z0-9._]{1,24})");
    private static final Pattern WEIGHT = Pattern.compile("w(\\d{1,9})");
    private static final Pattern LAYER = Pattern.compile("layer([1-9])");

    private final Architecture architecture;
    private final List<Change> changes = new ArrayList<>();
    private TrainingSettings settings;

    private ChangeList(Architecture architecture, TrainingSettings settings) {
        this.architecture = architecture;
        this.settings = settings;
    }

    /**
     * Reads changes.
     *
     * @param settings the settings before the first change
     * @throws InvalidInputException if something is no change of this network, or the steps do not ascend
     */
    public static List<Change> parse(String text, Architecture architecture, TrainingSettings settings) {
        ChangeList list = new ChangeList(architecture, settings);
        if (!text.isEmpty()) {
            for (String one : text.split(",", -1)) {
                list.add(one);
            }
        }
        return List.copyOf(list.changes);
    }

    private void add(String text) {
        Matcher parts = ONE.matcher(text);
        if (!parts.matches()) {
            throw refused("\"%s\" is no change such as 120:rate=0.1, 300:w17=-2.5 or 500:layer1=relu".formatted(text));
        }
        long step = Long.parseLong(parts.group(1));
        Validate.isTrue(
                FIELD,
                changes.isEmpty() || changes.get(changes.size() - 1).step() <= step,
                "changes must be in the order of their steps, but %s follows a later one".formatted(text));
        Validate.isTrue(
                FIELD,
                changes.size() < Training.MOST_CHANGES,
                "a training takes %d changes".formatted(Training.MOST_CHANGES));
        changes.add(change(step, parts.group(2), parts.group(3)));
    }

    private Change change(long step, String name, String value) {
        Matcher weight = WEIGHT.matcher(name);
        Matcher layer = LAYER.matcher(name);
        if (weight.matches()) {
            return new Change.Weight(step, weight(Long.parseLong(weight.group(1))), number(name, value, -1000, 1000));
        }
        if (layer.matches()) {
            return new Change.LayerActivation(step, layer(Integer.parseInt(layer.group(1))), activation(value));
        }
        settings = changed(name, value);
        return new Change.Settings(step, settings);
    }

    private TrainingSettings changed(String name, String value) {
        return switch (name) {
            case "rate" ->
                new TrainingSettings(
                        number(name, value, 0, TrainingRun.MOST_RATE), settings.batch(), settings.l1(), settings.l2());
            case "batch" ->
                new TrainingSettings(
                        settings.rate(),
                        (int) number(name, value, 1, TrainingRun.MOST_BATCH),
                        settings.l1(),
                        settings.l2());
            case "l1" ->
                new TrainingSettings(
                        settings.rate(),
                        settings.batch(),
                        number(name, value, 0, TrainingRun.MOST_REGULARIZATION),
                        settings.l2());
            case "l2" ->
                new TrainingSettings(
                        settings.rate(),
                        settings.batch(),
                        settings.l1(),
                        number(name, value, 0, TrainingRun.MOST_REGULARIZATION));
            default ->
                throw refused(
                        "%s cannot be changed; rate, batch, l1, l2, a weight such as w17 or a layer such as layer1 can"
                                .formatted(name));
        };
    }

    private int weight(long index) {
        Validate.isTrue(
                FIELD,
                index < architecture.size(),
                "the network has weights w0 to w%d, but not w%d".formatted(architecture.size() - 1, index));
        return (int) index;
    }

    private int layer(int number) {
        Validate.isTrue(
                FIELD,
                number <= architecture.hidden().size(),
                "the network has %d hidden layers, but no layer%d"
                        .formatted(architecture.hidden().size(), number));
        return number - 1;
    }

    private static double number(String name, String value, double least, double most) {
        double number;
        try {
            number = Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw refused("%s=%s is not a number".formatted(name, value));
        }
        Validate.isTrue(
                FIELD,
                number >= least && number <= most,
                "%s must be between %s and %s, but is %s".formatted(name, least, most, value));
        return number;
    }

    /** Returns the activation of a name such as {@code leaky-relu}. */
    static Activation activation(String name) {
        try {
            return Activation.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw refused("%s is no activation; sigmoid, relu, leaky-relu, tanh and sin are".formatted(name));
        }
    }

    private static InvalidInputException refused(String message) {
        return new InvalidInputException(FIELD, message);
    }
}
