package org.featurescope.figure.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.featurescope.activation.photographs.Credit;
import org.featurescope.figure.Curve;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.FigureResult;
import org.featurescope.figure.FigureResult.Picture;
import org.featurescope.figure.FigureStatus;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.Networks;
import org.featurescope.figure.RecipeListener;
import org.featurescope.figure.StoredFigure;
import org.featurescope.figure.link.NetworkReference;
import org.featurescope.figure.link.OptimizationParameters;
import org.featurescope.figure.run.HeldTime;
import org.featurescope.kind.TestKinds;
import org.featurescope.kind.channel.ChannelSpec;
import org.featurescope.kind.grid.ChannelChoice;
import org.featurescope.kind.grid.ChannelOrder;
import org.featurescope.kind.grid.GridPage;
import org.featurescope.kind.grid.GridSpec;
import org.featurescope.kind.optimized.UnitAim;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.optimize.Preset;
import org.featurescope.validate.InvalidInputException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FigureStoreTest {
    private final Kinds kinds = TestKinds.quick();
    private final HeldTime time = new HeldTime();
    private final Network network = Networks.network();
    private final GridSpec spec = new GridSpec(
            NetworkReference.to(network),
            "mixed4c",
            ChannelChoice.of(List.of(5, 13, 1)),
            GridPage.WHOLE,
            ChannelOrder.INDEX,
            UnitAim.CHANNEL,
            OptimizationParameters.of(Preset.QUICK, 32, 4, 0));
    private final FigureId id = kinds.id(spec);
    private Path data;
    private FigureStore store;

    @BeforeEach
    void open(@TempDir Path folder) {
        data = folder;
        store = FigureStore.open(data, kinds, time);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void keepsAFigureWithAllThatWasSaidOfIt() throws IOException {
        FigureResult result = make();
        store.put(id, spec, result);
        reopen();
        StoredFigure figure = store.find(id).orElseThrow();
        assertThat(figure.spec()).isEqualTo(spec);
        assertThat(figure.createdAt()).isEqualTo(time.instant());
        assertThat(figure.milliseconds()).isEqualTo(result.milliseconds());
        assertThat(figure.curve()).isEqualTo(result.curve());
        assertThat(figure.images()).hasSize(3);
        assertThat(figure.images().get(0).label()).isEqualTo("5");
        assertThat(figure.images().get(0).warning()).isEmpty();
        assertThat(figure.images().get(1).warning()).contains("It started dead.");
        assertThat((float) figure.images().get(2).objective()).isEqualTo(4.2f);
    }

    @Test
    void keepsWhoMadeAPhotograph() throws IOException {
        Credit credit = new Credit("a bee", "Jee & <Rani>", "CC BY 2.0", "https://example.org");
        FigureResult made = make();
        Picture plain = made.pictures().get(0);
        Picture credited =
                new Picture(plain.image(), plain.label(), plain.unit(), 0, Optional.empty(), Optional.of(credit));
        store.put(id, spec, new FigureResult(List.of(plain, credited), Curve.NONE, 1));
        reopen();
        StoredFigure figure = store.find(id).orElseThrow();
        assertThat(figure.images().get(0).credit()).isEmpty();
        assertThat(figure.images().get(1).credit()).contains(credit);
        String json = Files.readString(folder().resolve("result.json"));
        assertThat(json.split("\"credit\"", -1))
                .as("what has no credit is written as before")
                .hasSize(2);
    }

    @Test
    void itsPicturesAreWhatWasDrawn() throws IOException {
        store.put(id, spec, make());
        StoredFigure figure = store.find(id).orElseThrow();
        var second = ImageIO.read(new ByteArrayInputStream(
                store.image(id, figure.images().get(1).file()).orElseThrow()));
        assertThat(second.getRGB(3, 4) & 0xffffff).isEqualTo(13 << 16 | 4 << 8 | 7);
        var whole = ImageIO.read(
                new ByteArrayInputStream(store.image(id, figure.whole()).orElseThrow()));
        assertThat(whole.getWidth()).isEqualTo(64).isEqualTo(figure.whole().width());
        assertThat(whole.getRGB(0, 32) & 0xffffff).isEqualTo(1 << 16 | 4 << 8 | 7);
        assertThat(whole.getRGB(63, 63) & 0xffffff).isEqualTo(0xffffff);
    }

    @Test
    void findsNothingThatWasNotPut() {
        assertThat(store.find(id)).isEmpty();
        assertThat(store.asked(id)).isEmpty();
    }

    @Test
    void puttingTwiceKeepsTheFirst() throws IOException {
        StoredFigure first = store.put(id, spec, make());
        assertThat(store.put(id, spec, make())).isEqualTo(first);
        assertThat(files("tmp")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"spec.json", "result.json", "0.png", "2.png", "figure.png"})
    void aMissingFileMakesTheFigureDamaged(String name) throws IOException {
        store.put(id, spec, make());
        Files.delete(folder().resolve(name));
        assertIsDamagedAndCanBeMadeAgain();
    }

    @ParameterizedTest
    @ValueSource(strings = {"spec.json", "result.json", "0.png", "2.png", "figure.png"})
    void aFlippedBitMakesTheFigureDamaged(String name) throws IOException {
        store.put(id, spec, make());
        byte[] bytes = Files.readAllBytes(folder().resolve(name));
        bytes[bytes.length / 2] ^= 1;
        Files.write(folder().resolve(name), bytes);
        assertIsDamagedAndCanBeMadeAgain();
    }

    @ParameterizedTest
    @ValueSource(strings = {"spec.json", "result.json", "0.png", "2.png", "figure.png"})
    void aFileCutShortMakesTheFigureDamaged(String name) throws IOException {
        store.put(id, spec, make());
        byte[] bytes = Files.readAllBytes(folder().resolve(name));
        Files.write(folder().resolve(name), Arrays.copyOf(bytes, bytes.length / 2));
        assertIsDamagedAndCanBeMadeAgain();
    }

    @Test
    void damageIsSeenThoughTheFigureWasReadBefore() throws IOException {
        StoredFigure figure = store.put(id, spec, make());
        Files.write(folder().resolve("0.png"), new byte[] {1});
        assertThat(store.image(id, figure.images().get(0).file())).isEmpty();
        assertThat(store.find(id)).isEmpty();
        assertThat(store.asked(id).orElseThrow().status()).isEqualTo(FigureStatus.DAMAGED);
    }

    @Test
    void whatAKilledProcessHadBegunIsSweptAwayAndHidesNothing() throws IOException {
        store.put(id, spec, make());
        ChannelSpec begun = new ChannelSpec(
                NetworkReference.to(network),
                new Unit("mixed4c", 1),
                UnitAim.CHANNEL,
                OptimizationParameters.of(Preset.QUICK, 32, 4, 0));
        Path partial = Files.createDirectories(data.resolve("tmp/ab123"));
        Files.writeString(partial.resolve("spec.json"), kinds.canonicalJson(begun));
        Files.write(partial.resolve("0.png"), new byte[] {(byte) 0x89, 'P'});
        reopen();
        assertThat(files("tmp")).isEmpty();
        assertThat(store.find(id)).isPresent();
        assertThat(store.find(kinds.id(begun))).isEmpty();
    }

    @Test
    void theIndexComesBackFromTheFiles() throws IOException {
        store.put(id, spec, make());
        store.close();
        try (Stream<Path> index =
                Files.list(data).filter(file -> file.getFileName().toString().startsWith("index"))) {
            for (Path file : index.toList()) {
                Files.delete(file);
            }
        }
        store = FigureStore.open(data, kinds, time);
        assertIsIndexed();
    }

    @Test
    void aBrokenIndexComesBackFromTheFiles() throws IOException {
        store.put(id, spec, make());
        store.close();
        Files.write(
                data.resolve("index.db"),
                "this is no database, whatever its name says".repeat(300).getBytes(StandardCharsets.US_ASCII));
        store = FigureStore.open(data, kinds, time);
        assertIsIndexed();
    }

    @Test
    void aFigureMovedIntoPlaceBeforeTheIndexHeardOfItIsFoundAgain() throws IOException {
        store.put(id, spec, make());
        store.status(id, FigureStatus.RUNNING, Optional.empty());
        reopen();
        assertIsIndexed();
    }

    @Test
    void figuresThatWereNotMadeWhenTheProcessEndedAreCancelled() {
        store.accept(id, spec);
        reopen();
        RequestedFigure asked = store.asked(id).orElseThrow();
        assertThat(asked.spec()).isEqualTo(spec);
        assertThat(asked.status()).isEqualTo(FigureStatus.CANCELLED);
        assertThat(asked.detail()).contains("The server stopped before the figure was made.");
    }

    @Test
    void foreignFoldersAreLeftAlone() throws IOException {
        Path foreign = Files.createDirectories(data.resolve("figures/ab/notes"));
        Files.createDirectories(data.resolve("figures/ab").resolve("ab".repeat(32)));
        reopen();
        assertThat(foreign).exists();
        assertThat(store.find(new FigureId("ab".repeat(32)))).isEmpty();
    }

    @Test
    void aSecondStoreInTheSameFolderIsRefused() {
        assertThatThrownBy(() -> FigureStore.open(data, kinds, time))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("in use by another Featurescope");
    }

    @Test
    void aFolderThatCannotBeIsRefused() throws IOException {
        Path file = Files.writeString(data.resolve("file"), "");
        assertThatThrownBy(() -> FigureStore.open(file.resolve("data"), kinds, time))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("cannot be written");
    }

    private void assertIsDamagedAndCanBeMadeAgain() throws IOException {
        reopen();
        assertThat(store.find(id)).isEmpty();
        assertThat(store.asked(id).orElseThrow().status()).isEqualTo(FigureStatus.DAMAGED);
        assertThat(folder()).exists();
        store.put(id, spec, make());
        assertThat(store.find(id)).isPresent();
        assertThat(store.asked(id).orElseThrow().status()).isEqualTo(FigureStatus.DONE);
    }

    private void assertIsIndexed() {
        RequestedFigure asked = store.asked(id).orElseThrow();
        assertThat(asked.spec()).isEqualTo(spec);
        assertThat(asked.status()).isEqualTo(FigureStatus.DONE);
    }

    private FigureResult make() {
        return kinds.prepared(spec, Networks.catalogue()).recipe().make(RecipeListener.NONE);
    }

    private void reopen() {
        store.close();
        store = FigureStore.open(data, kinds, time);
    }

    private Path folder() {
        return data.resolve("figures").resolve(id.hex().substring(0, 2)).resolve(id.hex());
    }

    private List<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(data.resolve(folder))) {
            return files.toList();
        }
    }
}
