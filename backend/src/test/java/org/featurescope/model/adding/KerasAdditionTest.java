package org.featurescope.model.adding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.admission.Reach;
import org.featurescope.model.admission.Verdict;
import org.featurescope.model.formats.keras.KerasModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KerasAdditionTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void addsTheLayersBeforeOneThatIsNotKnown() throws IOException {
        Path file = new KerasModels()
                .input(32, 32, 3)
                .layer("Rescaling", "rescale", "'scale': 0.00392156862, 'offset': 0", "input_1")
                .layer("Conv2D", "conv", "'filters': 4, 'kernel_size': 3, 'activation': 'relu'", "rescale")
                .weights("kernel", 0, 1, 3, 3, 3, 4)
                .weights("bias", 0, 1, 4)
                .layer("MultiHeadAttention", "attention", "'num_heads': 2", "conv")
                .layer("GlobalAveragePooling2D", "pool", "", "attention")
                .archive(folder.resolve("mine.keras"));
        AddedNetwork added = new NetworkAdder(
                        folder.resolve("models"),
                        (each, untried) -> Verdict.usable(Reach.EVERYTHING),
                        question -> Optional.empty())
                .add(file, new Options().build());
        assertThat(added.network().layers().stream().map(Layer::name)).containsExactly("conv");
        assertThat(added.notes())
                .contains(
                        "Left out, with what depends on them: attention (MultiHeadAttention), which is of a class that is"
                                + " not known. So only layers before them are there.");
    }

    @Test
    void takesLayersClassesAndRangeFromAnArchive() throws IOException {
        Path file = new KerasModels()
                .input(32, 32, 3)
                .layer("Rescaling", "rescale", "'scale': 0.00392156862, 'offset': 0", "input_1")
                .layer("Conv2D", "block1_conv", "'filters': 4, 'kernel_size': 3, 'use_bias': false", "rescale")
                .weights("kernel", 0, 1, 3, 3, 3, 4)
                .normalization("bn", 4, "block1_conv")
                .layer("Activation", "block1_relu", "'activation': 'relu'", "bn")
                .layer("GlobalAveragePooling2D", "avg_pool", "", "block1_relu")
                .layer("Dense", "predictions", "'units': 3, 'activation': 'softmax'", "avg_pool")
                .weights("kernel", 0, 1, 4, 3)
                .weights("bias", 0, 1, 3)
                .archive(folder.resolve("mine.keras"));
        Network network = new NetworkAdder(
                        folder.resolve("models"), (each, untried) -> Verdict.usable(Reach.EVERYTHING), question -> {
                            throw new AssertionError(question);
                        })
                .add(file, new Options().build())
                .network();
        assertThat(network.layers().stream().map(Layer::name))
                .containsExactly("block1_relu", "avg_pool", "logits", "softmax");
        assertThat(network.descriptor().input().scale()).isEqualTo(255);
        assertThat(network.labels()).hasSize(3);
    }
}
