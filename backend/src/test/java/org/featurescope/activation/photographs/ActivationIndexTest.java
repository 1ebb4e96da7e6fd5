package org.featurescope.activation.photographs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.featurescope.activation.Activations;
import org.featurescope.activation.Networks;
import org.featurescope.activation.Recording;
import org.featurescope.activation.SamplePhotographs;
import org.featurescope.activation.photographs.ActivationIndex.Excitation;
import org.featurescope.image.PngEncoder;
import org.featurescope.image.RgbImage;
import org.featurescope.model.Network;
import org.featurescope.model.Stage;
import org.featurescope.model.Stages;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.NotFoundException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares an index with the means that {@link Activations} gives for each photograph. */
class ActivationIndexTest {
    private static final Network NETWORK = Networks.mini();
    private static final List<Stage> LAYERS =
            List.of(Stages.layer(NETWORK, "mixed4c"), Stages.layer(NETWORK, "softmax_pre_activation"));

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @SuppressWarnings("NullAway.Init") // before each
    private ActivationIndexes indexes;

    @BeforeEach
    void open() {
        indexes = new ActivationIndexes(folder.resolve("indexes"));
    }

    private ActivationIndex samples(IndexListener listener) {
        try (PhotographSet set = PhotographSet.samples()) {
            return indexes.of(set, NETWORK, LAYERS, listener);
        }
    }

    @Test
    void holdsTheMeanOfEveryUnitOnEveryPhotograph() throws IOException {
        ActivationIndex index = samples(IndexListener.NONE);
        SamplePhotographs samples = new SamplePhotographs();
        assertThat(index.names())
                .containsExactlyElementsOf(samples.list().stream()
                        .map(SamplePhotographs.Sample::id)
                        .sorted()
                        .toList());
        assertThat(index.skipped()).isEmpty();
        try (Activations activations = new Activations()) {
            for (int photograph : new int[] {0, 7, 8, 13}) {
                Recording heard = new Recording();
                activations.run(NETWORK, samples.bytes(index.names().get(photograph)), heard);
                for (Stage layer : LAYERS) {
                    float[] expected = heard.layers
                            .get(NETWORK.layer(layer.name()).depth())
                            .mean();
                    for (int channel = 0; channel < layer.channels(); channel++) {
                        assertThat(index.means(layer.name(), channel)[photograph])
                                .as(
                                        "%s:%d on %s",
                                        layer.name(), channel, index.names().get(photograph))
                                .isCloseTo(expected[channel], within(2e-3f + Math.abs(expected[channel]) * 1e-3f));
                    }
                }
            }
        }
    }

    @Test
    void findsTheMostAndLeastExcitingAndThoseAroundAQuantile() {
        ActivationIndex index = samples(IndexListener.NONE);
        List<String> names = index.names();
        float[] means = index.means("mixed4c", 5);
        List<Excitation> ascending = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            ascending.add(new Excitation(names.get(i), means[i]));
        }
        ascending.sort(Comparator.comparing(Excitation::mean).thenComparing(Excitation::name));
        assertThat(index.bottom("mixed4c", 5, 3)).isEqualTo(ascending.subList(0, 3));
        assertThat(index.top("mixed4c", 5, 2)).containsExactly(ascending.get(13), ascending.get(12));
        assertThat(index.around("mixed4c", 5, 0, 3)).isEqualTo(ascending.subList(0, 3));
        assertThat(index.around("mixed4c", 5, 1, 3)).isEqualTo(ascending.subList(11, 14));
        // rank 6.5 of 0 to 13 lies between the two in the middle
        assertThat(index.around("mixed4c", 5, 0.5, 2)).isEqualTo(ascending.subList(6, 8));
        assertThat(index.top("mixed4c", 5, 99)).hasSize(14);

        ActivationIndex.Histogram histogram = index.histogram("mixed4c", 5, 4);
        assertThat(histogram.least()).isEqualTo(ascending.get(0).mean());
        assertThat(histogram.most()).isEqualTo(ascending.get(13).mean());
        float part = (histogram.most() - histogram.least()) / 4;
        for (int bin = 0; bin < 4; bin++) {
            float from = histogram.least() + bin * part;
            boolean last = bin == 3;
            long expected = ascending.stream()
                    .filter(one -> one.mean() >= from && (last || one.mean() < from + part))
                    .count();
            assertThat(histogram.counts().get(bin)).isEqualTo((int) expected);
        }
    }

    /** Means are kept as they are, vectors with eleven bits. */
    @Test
    void holdsWhatAPassOverThePhotographsGives() {
        List<Stage> stages = List.of(
                Stages.stage(NETWORK, "mixed4c-before-relu"),
                Stages.stage(NETWORK, "mixed4c"),
                Stages.stage(NETWORK, "avgpool"));
        try (PhotographSet set = PhotographSet.samples()) {
            ActivationIndex index = indexes.of(set, NETWORK, stages, IndexListener.NONE);
            StagePass.run(
                    set, NETWORK, stages, ActivationIndex.POSITIONS, IndexListener.NONE, new StagePass.Consumer() {
                        @Override
                        public void photograph(String name, List<StageSample> samples) {
                            int photograph = index.names().indexOf(name);
                            for (int i = 0; i < stages.size(); i++) {
                                compare(index, stages.get(i), photograph, samples.get(i));
                            }
                        }

                        @Override
                        public void skipped(String name, String reason) {
                            throw new AssertionError(name);
                        }
                    });
            assertThat(index.positions(stages.get(0)).count()).isEqualTo(16);
            assertThat(index.positions(stages.get(0)).isSample()).isTrue();
            assertThat(index.positions(stages.get(2)).isSample()).isFalse();
        }
    }

    private static void compare(ActivationIndex index, Stage stage, int photograph, StageSample sample) {
        int channels = stage.channels();
        assertThat(Arrays.copyOfRange(index.means(stage), photograph * channels, (photograph + 1) * channels))
                .isEqualTo(sample.means());
        assertThat(index.means(stage.name(), channels - 1)[photograph]).isEqualTo(sample.means()[channels - 1]);
        float[] values = index.values(stage, photograph);
        assertThat(Arrays.copyOfRange(
                        index.values(stage), photograph * values.length, (photograph + 1) * values.length))
                .isEqualTo(values);
        assertThat(values).hasSameSizeAs(sample.values());
        for (int i = 0; i < values.length; i++) {
            assertThat(values[i]).isCloseTo(sample.values()[i], within(1e-6f + Math.abs(sample.values()[i]) / 2048));
            assertThat(values[i] == 0).isEqualTo(sample.values()[i] == 0);
        }
    }

    @Test
    void isConstructedOnceAndFoundByAnotherProcess() {
        AtomicInteger made = new AtomicInteger();
        List<Integer> progress = new ArrayList<>();
        ActivationIndex first = samples((done, photographs) -> {
            made.incrementAndGet();
            progress.add(done);
            assertThat(photographs).isEqualTo(14);
        });
        assertThat(progress).containsExactly(8, 14);
        indexes = new ActivationIndexes(folder.resolve("indexes"));
        ActivationIndex second = samples((done, photographs) -> made.incrementAndGet());
        assertThat(made.get()).isEqualTo(2);
        assertThat(second.names()).isEqualTo(first.names());
        assertThat(second.means("mixed4c", 3)).isEqualTo(first.means("mixed4c", 3));
    }

    /** The first thread continues only when the second one waits and has received the progress. */
    @Test
    void aThreadThatNeedsAnIndexUnderConstructionWaitsAndReceivesTheProgress() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch heard = new CountDownLatch(1);
        List<Integer> second = new CopyOnWriteArrayList<>();
        CompletableFuture<ActivationIndex> maker = CompletableFuture.supplyAsync(() -> samples((done, photographs) -> {
            begun.countDown();
            assertThat(await(heard)).isTrue();
        }));
        assertThat(await(begun)).isTrue();
        ActivationIndex waited = samples((done, photographs) -> {
            second.add(done);
            heard.countDown();
        });
        assertThat(second).startsWith(8).doesNotHaveDuplicates();
        assertThat(waited.names()).isEqualTo(maker.get(1, TimeUnit.MINUTES).names());
        try (Stream<Path> all = Files.list(folder.resolve("indexes"))) {
            assertThat(all).hasSize(1);
        }
    }

    /** A waiting thread may cancel. If the constructing thread cancels, a waiting one takes over. */
    @Test
    void aCancellationDoesNotAffectOtherThreads() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch left = new CountDownLatch(1);
        CompletableFuture<ActivationIndex> maker = CompletableFuture.supplyAsync(() -> samples(new IndexListener() {
            @Override
            public boolean cancelled() {
                return begun.getCount() == 0;
            }

            @Override
            public void progress(int done, int photographs) {
                begun.countDown();
                assertThat(await(left)).isTrue();
            }
        }));
        assertThat(await(begun)).isTrue();
        IndexListener impatient = new IndexListener() {
            @Override
            public boolean cancelled() {
                return true;
            }

            @Override
            public void progress(int done, int photographs) {}
        };
        assertThatThrownBy(() -> samples(impatient)).isInstanceOf(CancelledIndexException.class);
        List<Integer> made = new ArrayList<>();
        ActivationIndex index = samples((done, photographs) -> {
            made.add(done);
            left.countDown();
        });
        assertThat(index.names()).hasSize(14);
        assertThat(made).endsWith(8, 14);
        assertThatThrownBy(() -> maker.get(1, TimeUnit.MINUTES)).hasCauseInstanceOf(CancelledIndexException.class);
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The name of a photograph may stand for one that is equal to another. */
    @Test
    void keepsEqualPhotographsOfASetAndASetOfOne() throws IOException {
        byte[] picture = PngEncoder.encode(new RgbImage(64, 64, new byte[64 * 64 * 3]));
        Path photographs = Files.createDirectory(folder.resolve("photographs"));
        Files.write(photographs.resolve("a.png"), picture);
        assertThat(index(photographs).means(LAYERS.get(0)))
                .hasSize(LAYERS.get(0).channels());
        Files.write(photographs.resolve("b.png"), picture);
        ActivationIndex index = index(photographs);
        assertThat(index.names()).containsExactly("a.png", "b.png");
        assertThat(index.values(LAYERS.get(0), 0)).isEqualTo(index.values(LAYERS.get(0), 1));
        assertThat(index.top("mixed4c", 3, 1).get(0).name()).isEqualTo("a.png");
    }

    @Test
    void skipsAndListsUnreadableFiles() throws IOException {
        Path photographs = Files.createDirectory(folder.resolve("photographs"));
        Files.writeString(photographs.resolve("a.jpg"), "no picture");
        assertThatThrownBy(() -> index(photographs))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.field()).isEqualTo("photographs"))
                .hasMessageContaining("not one of the 1 photographs can be read")
                .hasMessageContaining("is not a picture of a format");
        Files.write(photographs.resolve("b.png"), PngEncoder.encode(new RgbImage(64, 64, new byte[64 * 64 * 3])));
        ActivationIndex index = index(photographs);
        assertThat(index.names()).containsExactly("b.png");
        assertThat(index.skipped()).hasSize(1);
        assertThat(index.skipped().get(0).name()).isEqualTo("a.jpg");
        assertThat(index.histogram("mixed4c", 0, 3).counts()).containsExactly(1, 0, 0);
    }

    private ActivationIndex index(Path photographs) {
        try (PhotographSet set = PhotographSet.of(photographs)) {
            return indexes.of(set, NETWORK, LAYERS, IndexListener.NONE);
        }
    }

    @Test
    void namesItsLayersAndChannels() {
        ActivationIndex index = samples(IndexListener.NONE);
        assertThatThrownBy(() -> index.top("mixed3a", 0, 1))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("it has mixed4c, softmax_pre_activation");
        assertThatThrownBy(() -> index.top("mixed4c", 100_000, 1))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.field()).isEqualTo("channel"));
    }
}
