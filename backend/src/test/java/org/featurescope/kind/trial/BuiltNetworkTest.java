package org.featurescope.kind.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.featurescope.activation.photographs.PhotographShelf;
import org.featurescope.figure.KindContext;
import org.featurescope.figure.SpecReader;
import org.featurescope.figure.Viewer;
import org.featurescope.figure.answers.GroupScore;
import org.featurescope.kind.KindRegistry;
import org.featurescope.kind.photographs.EngineFigures;
import org.featurescope.kind.trial.TrialResult.DirectionScore;
import org.featurescope.model.Catalogue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asks the judge, which is the network of the product, about a network of which the right answers are known. */
final class BuiltNetworkTest {
    private static final int PHOTOGRAPHS = 120;
    private static final EngineFigures FIGURES = new EngineFigures();

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    static Path folder;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static SpecReader reader;

    @BeforeAll
    static void build() throws IOException {
        ColouredPhotographs.write(folder.resolve("sets/colours"), PHOTOGRAPHS, BuiltNetwork.SIDE);
        BuiltNetwork.write(folder.resolve("models"));
        reader = new SpecReader(
                KindRegistry.kinds(new KindContext(FIGURES.visualizer(), new PhotographShelf(folder))),
                Catalogue.load(Optional.of(folder.resolve("models"))));
    }

    @AfterAll
    static void close() {
        FIGURES.close();
    }

    private static TrialResult judged(String query) {
        return (TrialResult) reader.fromQuery("kind=trial&model=" + BuiltNetwork.ID
                        + "&judge=mini-inception&photographs=colours&trials=0&seed=1&" + query)
                .recipe()
                .make(new Viewer())
                .data()
                .orElseThrow();
    }

    @Test
    void theUnitThatDetectsRedIsToldFromItsPhotographs() {
        DirectionScore red = judged("layer=colours&units=2&channel=" + BuiltNetwork.RED)
                .unit()
                .orElseThrow();
        assertThat(red.of()).isGreaterThanOrEqualTo(15);
        assertThat(red.share()).isGreaterThan(0.95);
    }

    @Test
    void directionsOfNoiseAreNotTold() {
        assertThat(judged("layer=noise&units=32").families())
                .hasSize(4)
                .extracting(GroupScore::share)
                .allSatisfy(share -> assertThat(share).isEqualTo(0.5, within(0.1)));
    }
}
