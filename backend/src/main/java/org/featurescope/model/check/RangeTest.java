package org.featurescope.model.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.featurescope.activation.ActivationException;
import org.featurescope.activation.PreparedSamples;
import org.featurescope.activation.SamplePhotographs;
import org.featurescope.image.RgbImage;
import org.featurescope.model.Network;
import org.featurescope.model.check.RangeMeasurement.ClassStatistics;
import org.featurescope.tensor.Sessions;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TensorFlowException;

/**
 * Tells in which range a network expects the values of its input, by what it makes of photographs in several ranges.
 *
 * <p>Implementation note: a wrong range raises no error. Values that are too small leave the biases alone to decide, so
 * that all photographs get the same classes and many channels never change; values that are too large drive the deep
 * channels into one state. In both cases the classes tell the photographs apart less: the mutual information of
 * photograph and class, which is the entropy of the mean of their class probabilities minus the mean of their entropies,
 * falls. It is the measure where a network has classes that say anything of these photographs. For others it is the share
 * of channels that have one value at all positions of all photographs. Ranges that differ little, such as 0 to 255 and
 * 255 x - 117, both serve, and both are said to fit.
 *
 * @param photographs number of photographs
 * @param classCount number of the network's classes
 * @param own the range of its descriptor
 * @param ranges all ranges that were compared, that of the descriptor among them
 * @param surestSample the id of the sample photograph whose right class is the most probable one, with the greatest
 *     probability of all samples; empty if the network names none of them rightly
 */
public record RangeTest(
        int photographs, int classCount, InputRange own, List<RangeMeasurement> ranges, Optional<String> surestSample) {
    /** With fewer classes it is no wonder that many photographs get the same one. */
    private static final int LEAST_CLASSES = 10;

    private static final double NEARLY_ALL = 0.8;

    public RangeTest {
        ranges = List.copyOf(ranges);
    }

    /**
     * Compares the ranges on the sample photographs. It takes seven passes of each photograph.
     *
     * @throws ActivationException if the network cannot be run
     */
    public static RangeTest of(Network network) {
        SamplePhotographs samples = new SamplePhotographs();
        List<RgbImage> photographs = samples.list().stream()
                .map(sample -> PreparedSamples.prepared(
                        samples.bytes(sample.id()), network.descriptor().input()))
                .toList();
        InputRange own = InputRange.of(network.descriptor().input());
        List<RangeMeasurement> ranges = new ArrayList<>();
        Optional<String> surest = Optional.empty();
        try (Graph graph = new Graph()) {
            graph.importGraphDef(network.graph());
            try (Session session = Sessions.open(graph)) {
                for (InputRange range :
                        InputRange.candidates(network.descriptor().input())) {
                    RangePass pass = new RangePass(network, range);
                    ranges.add(pass.measure(session, photographs));
                    surest = range.equals(own) ? pass.surest(samples.list()) : surest;
                }
            }
        } catch (TensorFlowException e) {
            throw ActivationException.notOpened(network, e);
        }
        return new RangeTest(photographs.size(), network.labels().size(), own, ranges, surest);
    }

    /** Returns the measurement of the descriptor's range. */
    public RangeMeasurement ofOwn() {
        return ranges.stream()
                .filter(each -> each.range().equals(own))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the measurement of the range in which the network does best. */
    public RangeMeasurement best() {
        return ranges.stream()
                .reduce((one, other) -> other.isBetterThan(one) ? other : one)
                .orElseThrow();
    }

    /** Returns whether the network does about as well in a range as in the best one. */
    public boolean fits(RangeMeasurement range) {
        return !range.isClearlyWorseThan(best());
    }

    /** Returns whether the descriptor's range is right as far as the test can tell. */
    public boolean ownFits() {
        return fits(ofOwn());
    }

    /** Returns what is wrong, one or two sentences each: the descriptor's range, or classes that are nearly all alike. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (!ownFits()) {
            warnings.add("The range of the input is probably wrong. The network does clearly better with %s: %s. %s"
                    .formatted(
                            best().range().name(), comparison(), best().range().advice()));
        }
        alike().ifPresent(warnings::add);
        return warnings;
    }

    private String comparison() {
        RangeMeasurement mine = ofOwn();
        return best().information() > mine.information()
                ? String.format(
                        Locale.ROOT,
                        "its classes then tell %.1f bits about the sample photographs and not %.1f",
                        best().information(),
                        mine.information())
                : String.format(
                        Locale.ROOT,
                        "%.0f %% of its channels are then dead and not %.0f %%",
                        100 * best().dead(),
                        100 * mine.dead());
    }

    private Optional<String> alike() {
        return ofOwn().classes()
                .filter(classes -> classCount >= LEAST_CLASSES && classes.photographsOfIt() >= NEARLY_ALL * photographs)
                .map(this::alike);
    }

    private String alike(ClassStatistics classes) {
        return "Nearly all predictions are alike: %d of %d sample photographs get the class “%s”. %s"
                .formatted(
                        classes.photographsOfIt(),
                        photographs,
                        classes.mostFrequent(),
                        "A wrong range of the input or an untrained network does this.");
    }
}
