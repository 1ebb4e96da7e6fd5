package org.featurescope.bench.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.featurescope.activation.ActivationListener;
import org.featurescope.activation.Activations;
import org.featurescope.activation.InputPicture;
import org.featurescope.activation.LayerActivation;
import org.featurescope.activation.RunSummary;
import org.featurescope.activation.SamplePhotographs;
import org.featurescope.activation.TopClasses;
import org.featurescope.activation.photographs.PhotographSet;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Network;
import org.featurescope.validate.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClassAccuracyTest {
    private final Network network = Catalogue.load(Optional.empty()).network("mini-inception");

    private final SamplePhotographs samples = new SamplePhotographs();

    @TempDir
    private Path folder;

    /** The classes by {@link Activations}, which every page uses, are those that count here. */
    @Test
    void photographsInFoldersOfTheirFirstClassesAreRight() throws IOException {
        int count = layOut(0);
        try (PhotographSet set = PhotographSet.of(folder)) {
            assertThat(ClassAccuracy.of(network, "samples", set, UnaryOperator.identity()))
                    .isEqualTo(new ClassAccuracy("mini-inception", "samples", count, 1, 1));
        }
    }

    @Test
    void thoseInFoldersOfTheirSecondClassesAreRightAmongFiveAlone() throws IOException {
        int count = layOut(1);
        Files.createDirectories(folder.resolve("no class"));
        Files.write(folder.resolve("no class/other.jpg"), samples.bytes("chelsea"));
        try (PhotographSet set = PhotographSet.of(folder)) {
            assertThat(ClassAccuracy.of(network, "samples", set, UnaryOperator.identity()))
                    .isEqualTo(new ClassAccuracy("mini-inception", "samples", count, 0, 1));
        }
    }

    @Test
    void aSetWithoutAKnownClassIsRefused() throws IOException {
        Files.createDirectories(folder.resolve("no class"));
        Files.write(folder.resolve("no class/other.jpg"), samples.bytes("chelsea"));
        try (PhotographSet set = PhotographSet.of(folder)) {
            assertThatThrownBy(() -> ClassAccuracy.of(network, "samples", set, UnaryOperator.identity()))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("mini-inception knows no class of the photographs of samples");
        }
    }

    /** Puts each sample photograph into the folder of the class that comes at a place of those named, and counts them. */
    private int layOut(int place) throws IOException {
        try (Activations activations = new Activations()) {
            for (SamplePhotographs.Sample sample : samples.list()) {
                activations.runSample(network, sample.id(), new Placing(sample, place));
            }
        }
        return samples.list().size();
    }

    private final class Placing implements ActivationListener {
        private final SamplePhotographs.Sample sample;
        private final int place;

        Placing(SamplePhotographs.Sample sample, int place) {
            this.sample = sample;
            this.place = place;
        }

        @Override
        public void photograph(InputPicture picture) {}

        @Override
        public void layer(LayerActivation layer) {}

        @Override
        public void classes(TopClasses classes) {
            Path target = folder.resolve(classes.top().get(place).label()).resolve(sample.file());
            try {
                Files.createDirectories(target.getParent());
                Files.write(target, samples.bytes(sample.id()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void done(RunSummary summary) {}
    }
}
