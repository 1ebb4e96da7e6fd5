package org.featurescope.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Network;
import org.featurescope.tensor.Sessions;
import org.featurescope.validate.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;

final class TrainingJobTest {
    private static final Architecture TINY = Architecture.SMALL.widened(0.1);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final StringWriter out = new StringWriter();

    private TrainingJob job(Path to, TrainingSettings settings) throws IOException {
        return job(to, List.of(), Optional.empty(), settings);
    }

    private TrainingJob job(Path to, List<Path> unlabelled, Optional<Network> teacher, TrainingSettings settings)
            throws IOException {
        Path pictures = folder.resolve("pictures");
        if (!Files.exists(pictures)) {
            ColouredPictures.write(pictures, 24, 1);
            ColouredPictures.write(folder.resolve("others"), 12, 2);
        }
        return new TrainingJob(
                to,
                "colours",
                "Colours",
                Classes.in(pictures),
                List.of(pictures),
                unlabelled,
                160,
                Map.of("others", folder.resolve("others")),
                Optional.empty(),
                Optional.empty(),
                // at a low temperature even a teacher of few steps is nearly certain
                teacher.map(network -> new TrainingJob.TeacherChoice(network, 32, 0.3)),
                TINY,
                settings);
    }

    private Path run(Path to, TrainingSettings settings) throws IOException, InterruptedException {
        return job(to, settings).run(new PrintWriter(out));
    }

    private static float[] pictures(int count) {
        float[] pictures = new float[count * 32 * 32 * 3];
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < pictures.length; i++) {
            pictures[i] = (float) (250 * random.nextDouble()) + Augmentation.OFFSET;
        }
        return pictures;
    }

    @ParameterizedTest
    @CsvSource({"true, false, 0", "false, false, 0", "true, true, 200"})
    void learnsClassesAndWritesANetworkThatTheProductLoads(boolean normalized, boolean lowPassed, double adversarial)
            throws IOException, InterruptedException {
        TrainingSettings settings = ColouredPictures.settings(60, normalized, lowPassed, adversarial);
        Path network = run(folder.resolve("work"), settings);

        assertThat(out.toString()).contains("training: 48 pictures").contains("top-1 100.0 %");
        Network loaded = Catalogue.load(Optional.of(folder.resolve("work"))).network("colours");
        assertThat(loaded.labels()).containsExactly("blue", "red");
        assertThat(loaded.layers()).hasSize(15);
        assertThat(Files.readString(network.resolve("README.md"))).contains("top-1 100.0 %, top-5 100.0 % of 24");
        // the training computes in bfloat16, with eight bits, and rounds differently on different processors
        assertThat(differenceOfLogits(loaded, settings)).isLessThan(0.1);
    }

    @Test
    void bringsWhatComesOutOfEveryConvolutionToTheMeanSquareOneWithoutBatchNormalization() {
        TrainingSettings settings = ColouredPictures.settings(1, false, 0);
        try (ClassifierGraph graph = new ClassifierGraph(TINY, Optional.empty(), 2, settings);
                TFloat32 fed = TFloat32.tensorOf(Shape.of(16, 32, 32, 3), DataBuffers.of(pictures(16)))) {
            Map<String, float[]> first = graph.state();
            graph.scaleKernels(fed);
            Map<String, float[]> once = graph.state();
            graph.scaleKernels(fed);
            Map<String, float[]> twice = graph.state();

            assertThat(once.keySet()).contains("mixed5b_3x3.kernel").allSatisfy(name -> {
                if (name.endsWith(".kernel") && !name.startsWith("softmax")) {
                    assertThat(once.get(name)).isNotEqualTo(first.get(name));
                    // what has the mean square 1 already is left as it is, but for the rounding to eight bits
                    assertThat(twice.get(name)).containsExactly(once.get(name), within(0.02f));
                }
            });
        }
    }

    /** Returns the mean difference between the logits of the written network and of the training's graph. */
    private double differenceOfLogits(Network written, TrainingSettings settings) throws IOException {
        int count = 16;
        try (ClassifierGraph graph = new ClassifierGraph(TINY, Optional.empty(), 2, settings);
                Graph frozen = new Graph();
                TFloat32 fed = TFloat32.tensorOf(Shape.of(count, 32, 32, 3), DataBuffers.of(pictures(count)))) {
            graph.restore(Checkpoint.read(ClassifierTraining.checkpoint(folder.resolve("work")))
                    .variables());
            float[][] measured = graph.logits(fed);
            frozen.importGraphDef(written.graph());
            try (Session session = Sessions.open(frozen);
                    Result result = session.runner()
                            .feed("input", fed)
                            .fetch(ClassifierNetwork.LOGITS)
                            .run()) {
                TFloat32 logits = (TFloat32) result.get(0);
                double difference = 0;
                for (int row = 0; row < count; row++) {
                    for (int label = 0; label < 2; label++) {
                        difference += Math.abs(logits.getFloat(row, label) - measured[row][label]) / (2 * count);
                    }
                }
                return difference;
            }
        }
    }

    @Test
    void goesOnFromItsLastCheckpoint() throws IOException, InterruptedException {
        Path work = folder.resolve("work");
        run(work, ColouredPictures.settings(5, true, 0));
        Checkpoint first = Checkpoint.read(ClassifierTraining.checkpoint(work));
        run(work, ColouredPictures.settings(8, true, 0));
        Checkpoint second = Checkpoint.read(ClassifierTraining.checkpoint(work));

        assertThat(first.step()).isEqualTo(5);
        assertThat(second.step()).isEqualTo(8);
        assertThat(second.variables().keySet()).isEqualTo(first.variables().keySet());
        assertThat(out.toString()).containsOnlyOnce("decoding the pictures of training");
    }

    @Test
    void stopsWhereTheLossIsNoNumber() throws IOException {
        TrainingSettings wild =
                new TrainingSettings(32, 32, 32, 8, 40, 10, 1, 0, 0, 0.9, 0, 0, 0, 0, 0, false, false, 0, 7);
        TrainingJob job = job(folder.resolve("work"), wild);

        assertThatThrownBy(() -> job.run(new PrintWriter(out)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is not a finite number; try a smaller rate");
    }

    @Test
    void leavesOutWhatIsNoPictureAndWritesANetworkForLargerPictures() throws IOException, InterruptedException {
        TrainingJob job = job(folder.resolve("work"), ColouredPictures.settings(40, 1, true, false, 0));
        Files.writeString(folder.resolve("pictures/red/notes.txt"), "no picture");
        job.run(new PrintWriter(out));

        assertThat(out.toString()).contains("left out:").contains("notes.txt").contains("training: 48 pictures");
        assertThat(Catalogue.load(Optional.of(folder.resolve("work")))
                        .network("colours")
                        .descriptor()
                        .input()
                        .height())
                .isEqualTo(40);
    }

    /** The labels of the pictures are exchanged, so that only the pictures without labels can teach what is right. */
    @Test
    void learnsPicturesWithoutLabelsFromATeacher() throws IOException, InterruptedException {
        run(folder.resolve("first"), ColouredPictures.settings(60, true, 0));
        Network teacher = Catalogue.load(Optional.of(folder.resolve("first"))).network("colours");
        Path unlabelled = ColouredPictures.write(folder.resolve("unlabelled"), 300, 3);
        Files.move(folder.resolve("pictures/red"), folder.resolve("red"));
        Files.move(folder.resolve("pictures/blue"), folder.resolve("pictures/red"));
        Files.move(folder.resolve("red"), folder.resolve("pictures/blue"));
        StringWriter told = new StringWriter();
        job(
                        folder.resolve("second"),
                        List.of(unlabelled),
                        Optional.of(teacher),
                        ColouredPictures.settings(150, true, 0))
                .run(new PrintWriter(told));

        // what learned from the labels would classify no picture correctly
        assertThat(told.toString())
                .contains("training: 648 pictures")
                .containsPattern("top-1 (9\\d|100)\\.\\d %, top-5 100.0 % of 24 on others");
    }

    @Test
    void picturesWithoutLabelsNeedATeacher() throws IOException {
        TrainingJob job = job(
                folder.resolve("work"),
                List.of(folder.resolve("others")),
                Optional.empty(),
                ColouredPictures.settings(1, true, 0));

        assertThatThrownBy(() -> job.run(new PrintWriter(out)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("pictures without classes need a teacher");
    }

    @Test
    void saysThatThereAreNoPictures() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        Files.createDirectories(empty.resolve("a"));
        Files.createDirectories(empty.resolve("b"));
        TrainingJob job = new TrainingJob(
                folder.resolve("work"),
                "none",
                "None",
                Classes.in(empty),
                List.of(empty),
                List.of(),
                160,
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                TINY,
                ColouredPictures.settings(1, true, 0));

        assertThatThrownBy(() -> job.run(new PrintWriter(out)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("there are no pictures of the classes");
    }

    @Test
    void beginsWithATrainedNetworkAsItStands() throws IOException, InterruptedException {
        Path pictures = ColouredPictures.write(folder.resolve("pictures"), 20, 1);
        Network trained = Catalogue.load(Optional.empty()).network("mini-inception");
        Classes classes = new Classes(trained.labels(), trained.labels());
        TrainingSettings settings =
                new TrainingSettings(128, 128, 128, 8, 1, 0.05, 1, 0, 0, 0.9, 0, 0, 0, 0, 0, true, false, 0, 7);
        Path file = folder.resolve("sheet");
        PictureSheet.write(file, 160, List.of(pictures), Classes.in(pictures), List.of(), skipped -> {});
        try (PictureSheet sheet = PictureSheet.open(file);
                ClassifierGraph graph =
                        new ClassifierGraph(Architecture.SMALL, Optional.empty(), classes.count(), settings)) {
            Map<String, float[]> state = graph.state();
            WarmStart.apply(trained, Architecture.SMALL, Optional.empty(), classes, sheet, state);
            graph.restore(state);
            float[] large = smooth(128);
            float[] small = halved(large, 128);
            assertThat(logits(graph, large)).satisfies(logits -> {
                float[] expected = logits(trained, small);
                for (int label = 0; label < expected.length; label++) {
                    // borders differ by what is padded, and the training computes in bfloat16
                    assertThat(logits[label]).isCloseTo(expected[label], within(0.8f));
                }
            });
        }
    }

    @Test
    void goesOnWithANetworkThatItWroteWithMoreChannels() throws IOException, InterruptedException {
        run(folder.resolve("work"), ColouredPictures.settings(30, true, 0));
        Network written = Catalogue.load(Optional.of(folder.resolve("work"))).network("colours");
        Classes classes = new Classes(List.of("b", "g", "r"), List.of("blue", "green", "red"));
        Architecture wider = TINY.widened(2);
        try (PictureSheet sheet = PictureSheet.open(folder.resolve("work/training.sheet"));
                ClassifierGraph graph = new ClassifierGraph(
                        wider, Optional.empty(), classes.count(), ColouredPictures.settings(1, true, 0))) {
            Map<String, float[]> state = graph.state();
            WarmStart.apply(written, wider, Optional.empty(), classes, sheet, state);
            graph.restore(state);
            float[] now = logits(graph, smooth(32));
            float[] before = logits(written, smooth(32));
            assertThat(now[0]).isCloseTo(before[0], within(0.15f));
            assertThat(now[2]).isCloseTo(before[1], within(0.15f));
            assertThat(now[1]).isLessThan(Math.min(now[0], now[2]));
        }
    }

    private static float[] smooth(int side) {
        float[] picture = new float[side * side * 3];
        for (int i = 0; i < picture.length; i++) {
            int x = i / 3 % side;
            int y = i / 3 / side;
            picture[i] = (float) (60 * Math.sin(x * 0.11 + i % 3) + 50 * Math.cos(y * 0.07 + x * 0.02));
        }
        return picture;
    }

    /** Halves a picture by the filter 1 3 3 1; beyond its border it is zero. */
    private static float[] halved(float[] picture, int side) {
        float[] weights = {1 / 8f, 3 / 8f, 3 / 8f, 1 / 8f};
        int half = side / 2;
        float[] small = new float[half * half * 3];
        for (int y = 0; y < half; y++) {
            for (int x = 0; x < half; x++) {
                for (int dy = 0; dy < 4; dy++) {
                    for (int dx = 0; dx < 4; dx++) {
                        int row = 2 * y + dy - 1;
                        int column = 2 * x + dx - 1;
                        for (int c = 0; c < 3 && row >= 0 && row < side && column >= 0 && column < side; c++) {
                            small[(y * half + x) * 3 + c] +=
                                    weights[dy] * weights[dx] * picture[(row * side + column) * 3 + c];
                        }
                    }
                }
            }
        }
        return small;
    }

    private static float[] logits(ClassifierGraph graph, float[] picture) {
        int side = (int) Math.sqrt(picture.length / 3.0);
        try (TFloat32 fed = TFloat32.tensorOf(Shape.of(1, side, side, 3), DataBuffers.of(picture))) {
            return graph.logits(fed)[0];
        }
    }

    private static float[] logits(Network network, float[] picture) {
        int side = (int) Math.sqrt(picture.length / 3.0);
        try (Graph frozen = new Graph();
                TFloat32 fed = TFloat32.tensorOf(Shape.of(1, side, side, 3), DataBuffers.of(picture))) {
            frozen.importGraphDef(network.graph());
            try (Session session = Sessions.open(frozen);
                    Result result = session.runner()
                            .feed("input", fed)
                            .fetch(network.classes().orElseThrow().logitsNode())
                            .run()) {
                TFloat32 logits = (TFloat32) result.get(0);
                float[] values = new float[Math.toIntExact(logits.size())];
                logits.asRawTensor().data().asFloats().read(values);
                return values;
            }
        }
    }
}
