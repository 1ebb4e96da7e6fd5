package org.featurescope.activation.photographs;

import java.util.ArrayList;
import java.util.List;
import org.featurescope.activation.ActivationException;
import org.featurescope.activation.photographs.PhotographBatches.Decoded;
import org.featurescope.image.RgbImage;
import org.featurescope.model.Network;
import org.featurescope.model.Stage;
import org.featurescope.validate.Validate;

/**
 * Runs all photographs of a set through a network once and passes the activations at some stages on. Nothing is
 * stored; memory holds a few batches of photographs and the activations of one.
 */
public final class StagePass {
    private StagePass() {}

    /** Receives the photographs in the order of their names, on the thread that runs the network. */
    public interface Consumer {
        /** Called for a photograph that could be read, with its activations at each stage. */
        void photograph(String name, List<StageSample> samples);

        /** Called for a photograph that could not be read, with the reason. */
        void skipped(String name, String reason);
    }

    /**
     * Runs the photographs.
     *
     * @param stages at least one
     * @param positions the most positions of a map whose activation vectors are passed on
     * @param listener receives the progress and may cancel
     * @throws org.featurescope.validate.InvalidInputException for the field {@code photographs} if not one of them can
     *     be read
     * @throws CancelledIndexException if the listener cancels
     * @throws ActivationException if the network cannot be run, or gives values that are not finite
     */
    public static void run(
            PhotographSet set,
            Network network,
            List<Stage> stages,
            int positions,
            IndexListener listener,
            Consumer consumer) {
        int all = set.names().size();
        int done = 0;
        int read = 0;
        String reason = "";
        try (PhotographBatches batches =
                        new PhotographBatches(set, network.descriptor().input(), 0);
                StageActivations activations = new StageActivations(network, stages, positions)) {
            while (batches.hasNext()) {
                if (listener.cancelled()) {
                    throw new CancelledIndexException(done, all);
                }
                List<Decoded> batch = batches.next();
                List<List<StageSample>> samples = samples(batch, activations, stages.size());
                int next = 0;
                for (Decoded photograph : batch) {
                    if (photograph.picture().isPresent()) {
                        consumer.photograph(photograph.name(), samples.get(next++));
                        read++;
                    } else {
                        consumer.skipped(photograph.name(), photograph.reason());
                        reason = reason.isEmpty() ? photograph.reason() : reason;
                    }
                }
                done += batch.size();
                listener.progress(done, all);
            }
        }
        requireOne(read, all, reason);
    }

    /** Returns the activations of those photographs of a batch that could be read, for each at every stage. */
    static List<List<StageSample>> samples(List<Decoded> batch, StageActivations activations, int stages) {
        List<RgbImage> pictures = batch.stream()
                .flatMap(photograph -> photograph.picture().stream())
                .toList();
        List<List<StageSample>> samples = new ArrayList<>();
        if (!pictures.isEmpty()) {
            StageActivations.Batch values = activations.of(pictures);
            for (int picture = 0; picture < pictures.size(); picture++) {
                List<StageSample> ofPicture = new ArrayList<>();
                for (int stage = 0; stage < stages; stage++) {
                    ofPicture.add(values.sample(picture, stage));
                }
                samples.add(ofPicture);
            }
        }
        return samples;
    }

    /** Refuses a set of which no photograph could be read. */
    static void requireOne(int read, int all, String reason) {
        Validate.isTrue(
                "photographs",
                read > 0,
                "not one of the %d photographs can be read; of the first: %s".formatted(all, reason));
    }
}
