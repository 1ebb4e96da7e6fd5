package org.featurescope.classifier;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.featurescope.model.Network;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.Validate;

/**
 * Trains a classifier in a folder: decodes the pictures into sheets, trains with checkpoints, and writes the network.
 * Parts that were finished before are skipped.
 *
 * @param folder the folder for sheets, checkpoints and the network
 * @param id the network's id
 * @param title the network's name for people
 * @param classes the classes
 * @param pictures folders with a subfolder of pictures for each class
 * @param unlabelled folders of pictures without classes, whose targets are the teacher's probabilities
 * @param mostSide the limit for the shorter side of training pictures, pixels; pictures above the limit are resized and
 *     cropped to a square of this side. For pictures of {@code validation} the limit is {@value #MOST_VALIDATED_SIDE}
 * @param validation folders of other pictures, by the name of their set
 * @param start a trained network with the same layers, from whose weights the training starts
 * @param base the layers of a trained network that the classifier is built on
 * @param teacher a trained network whose probabilities are part of the targets
 */
public record TrainingJob(
        Path folder,
        String id,
        String title,
        Classes classes,
        List<Path> pictures,
        List<Path> unlabelled,
        int mostSide,
        Map<String, Path> validation,
        Optional<Network> start,
        Optional<BaseChoice> base,
        Optional<TeacherChoice> teacher,
        Architecture architecture,
        TrainingSettings settings) {
    private static final String NETWORK = "network";
    private static final int MOST_VALIDATED_SIDE = 160;

    /**
     * The layers of a trained network that a classifier is built on.
     *
     * @param last the last layer of the base
     * @param fixed the last layer that is not trained further
     */
    public record BaseChoice(Network network, String last, String fixed) {
        BaseLayers base() {
            return new BaseLayers(network, last, fixed);
        }
    }

    /**
     * A trained network whose probabilities are part of the targets.
     *
     * @param size the height and width to which pictures are resized for it, pixels
     * @param temperature the divisor of its logits before the softmax
     */
    public record TeacherChoice(Network network, int size, double temperature) {
        public TeacherChoice {
            Validate.inRange("teacher-size", size, 32, 512);
            Validate.inRange("temperature", temperature, 0.1, 100);
        }

        Teacher teacher(Classes classes) {
            return new Teacher(network, size, temperature, classes);
        }
    }

    /** Does the unfinished parts of the work, and returns the folder of the network. */
    public Path run(PrintWriter out) throws IOException, InterruptedException {
        Validate.isTrue(
                "unlabelled", unlabelled.isEmpty() || teacher.isPresent(), "pictures without classes need a teacher");
        Files.createDirectories(folder);
        Optional<BaseLayers> built = base.map(BaseChoice::base);
        Map<String, PictureSheet> sheets = new LinkedHashMap<>();
        try (PictureSheet training = sheet("training", mostSide, pictures, unlabelled, out)) {
            for (Map.Entry<String, Path> entry : validation.entrySet()) {
                String name = "validation-" + entry.getKey();
                sheets.put(entry.getKey(), sheet(name, MOST_VALIDATED_SIDE, List.of(entry.getValue()), List.of(), out));
            }
            try (ClassifierGraph graph = new ClassifierGraph(architecture, built, classes.count(), settings)) {
                begin(graph, built, training);
                TrainingProgress progress = new TrainingProgress(settings, out);
                Optional<Teacher> asked = teacher.map(choice -> choice.teacher(classes));
                try {
                    new ClassifierTraining(folder, settings, training, asked, sheets, progress)
                            .run(graph, classes.count());
                } finally {
                    asked.ifPresent(Teacher::close);
                }
                new TrainedNetwork(id, title, architecture, built, settings, classes)
                        .write(
                                folder.resolve(NETWORK),
                                settings.steps(),
                                training.count(),
                                graph.state(),
                                progress.accuracies());
            }
        } finally {
            for (PictureSheet sheet : sheets.values()) {
                sheet.close();
            }
        }
        return folder.resolve(NETWORK);
    }

    private void begin(ClassifierGraph graph, Optional<BaseLayers> built, PictureSheet training) {
        if (start.isPresent() && !Files.exists(ClassifierTraining.checkpoint(folder))) {
            if (!settings.normalized()) {
                throw new InvalidInputException(
                        "from", "a trained network can be continued only with batch normalization");
            }
            Map<String, float[]> state = graph.state();
            WarmStart.apply(start.get(), architecture, built, classes, training, state);
            graph.restore(state);
        }
    }

    private PictureSheet sheet(String name, int side, List<Path> folders, List<Path> without, PrintWriter out)
            throws IOException {
        Path file = folder.resolve(name + ".sheet");
        if (!Files.exists(file)) {
            out.printf("decoding the pictures of %s%n", name);
            out.flush();
            PictureSheet.write(file, side, folders, classes, without, skipped -> out.printf("left out: %s%n", skipped));
        }
        PictureSheet sheet = PictureSheet.open(file);
        out.printf("%s: %,d pictures%n", name, sheet.count());
        out.flush();
        return sheet;
    }
}
