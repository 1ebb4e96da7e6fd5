package org.featurescope.classifier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.featurescope.validate.Validate;

/** Trains a classifier until its last step, writes checkpoints, and goes on from the last one when it is run again. */
final class ClassifierTraining {
    private static final String CHECKPOINT = "checkpoint";
    private static final int STEPS_BETWEEN_CHECKPOINTS = 250;
    private static final int MOST_VALIDATED = 2000;

    private final Path folder;
    private final TrainingSettings settings;
    private final PictureSheet pictures;
    private final Optional<Teacher> teacher;
    private final Map<String, PictureSheet> validation;
    private final Listener listener;

    /** Receives the progress of a training. */
    interface Listener {
        /**
         * Receives the result of a step.
         *
         * @param step the number of steps made
         * @param seen the loss and the accuracy of the step's batch
         */
        void step(int step, ClassifierGraph.Step seen);

        /** Receives the accuracies that were measured on sheets of other pictures, by the sheets' names. */
        void validated(int step, Map<String, Accuracy> accuracies);
    }

    ClassifierTraining(
            Path folder,
            TrainingSettings settings,
            PictureSheet pictures,
            Optional<Teacher> teacher,
            Map<String, PictureSheet> validation,
            Listener listener) {
        this.folder = folder;
        this.settings = settings;
        this.pictures = pictures;
        this.teacher = teacher;
        this.validation = validation;
        this.listener = listener;
    }

    /** Returns the file in a folder that holds the last checkpoint. */
    static Path checkpoint(Path folder) {
        return folder.resolve(CHECKPOINT);
    }

    /** Makes the remaining steps. */
    void run(ClassifierGraph graph, int classes) throws IOException, InterruptedException {
        int first = 0;
        if (Files.exists(checkpoint(folder))) {
            Checkpoint last = Checkpoint.read(checkpoint(folder));
            graph.restore(last.variables());
            first = last.step();
        }
        try (Batches batches = new Batches(pictures, teacher, settings, classes, first)) {
            for (int step = first; step < settings.steps(); step++) {
                try (Batches.Batch batch = batches.next()) {
                    if (step == 0 && !settings.normalized()) {
                        graph.scaleKernels(batch.pictures());
                    }
                    ClassifierGraph.Step seen = graph.step(step, batch.pictures(), batch.targets());
                    Validate.isTrue(
                            "rate",
                            Double.isFinite(seen.loss()),
                            "the loss of step %d is not a finite number; try a smaller rate".formatted(step + 1));
                    listener.step(step + 1, seen);
                }
                boolean last = step + 1 == settings.steps();
                if (last || (step + 1) % STEPS_BETWEEN_CHECKPOINTS == 0) {
                    new Checkpoint(step + 1, graph.state()).write(checkpoint(folder));
                    listener.validated(step + 1, accuracies(graph, last ? Integer.MAX_VALUE : MOST_VALIDATED));
                }
            }
        }
    }

    private Map<String, Accuracy> accuracies(ClassifierGraph graph, int most) {
        Map<String, Accuracy> accuracies = new LinkedHashMap<>();
        validation.forEach(
                (name, sheet) -> accuracies.put(name, Accuracy.of(graph, sheet, settings.inputSize(), most)));
        return accuracies;
    }
}
