package org.featurescope.kind.parabola;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.featurescope.figure.FigureExport;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.FigureResult;
import org.featurescope.figure.FigureSpec;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.Networks;
import org.featurescope.figure.PreparedFigure;
import org.featurescope.figure.ResultData;
import org.featurescope.figure.SpecReader;
import org.featurescope.figure.StoredFigure;
import org.featurescope.figure.Viewer;
import org.featurescope.figure.checkpoint.CheckpointStore;
import org.featurescope.figure.drawing.ExportedFigure;
import org.featurescope.figure.drawing.PngExport;
import org.featurescope.figure.drawing.SvgDocument;
import org.featurescope.figure.drawing.SvgExport;
import org.featurescope.figure.run.EventFeed;
import org.featurescope.figure.run.FakeVisualizer;
import org.featurescope.figure.run.FigureEvent;
import org.featurescope.figure.run.Figures;
import org.featurescope.figure.run.HeldTime;
import org.featurescope.figure.run.RunObserver;
import org.featurescope.figure.run.SchedulerLimits;
import org.featurescope.figure.store.FigureQuery;
import org.featurescope.figure.store.FigureStore;
import org.featurescope.validate.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A kind without network, layer, preset and pictures is read, queued, made, stored, found and drawn like every other. */
@Timeout(60)
final class ParabolaKindTest {
    private final Kinds kinds = ParabolaKind.amongOthers(FakeVisualizer.quick());
    private final SpecReader reader = new SpecReader(kinds, Networks.catalogue());
    private final HeldTime time = new HeldTime();

    private PreparedFigure json(String json) {
        return reader.fromJson(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private PreparedFigure parabola() {
        return json(ParabolaKind.JSON);
    }

    @Test
    void jsonAndLinkAreReadAsTheSameSpec() {
        FigureSpec spec = parabola().spec();
        assertThat(spec).isEqualTo(new ParabolaSpec(2, -0.5));
        assertThat(reader.fromQuery(ParabolaKind.EQUAL_LINK).spec()).isEqualTo(spec);
        assertThat(kinds.toQuery(spec)).isEqualTo("kind=parabola&a=2&b=-0.5");
        assertThat(kinds.canonicalJson(spec)).isEqualTo("{\"a\":2,\"b\":-0.5,\"kind\":\"parabola\"}");
        assertThat(kinds.stored(kinds.toJson(spec))).isEqualTo(spec);
        assertThat(json("{'kind':'parabola','a':3}").spec()).isEqualTo(new ParabolaSpec(3, 0));
    }

    @ParameterizedTest
    @CsvSource({"a, kind=parabola", "a, kind=parabola&a=1000", "model, kind=parabola&a=1&model=mini-inception"})
    void namesTheParameterAtFault(String field, String query) {
        assertThatThrownBy(() -> reader.fromQuery(query))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.field()).isEqualTo(field));
    }

    @Test
    void theStoreKeepsItOverARestart(@TempDir Path folder) throws Exception {
        PreparedFigure prepared = parabola();
        FigureId id = kinds.id(prepared.spec());
        FigureResult result = prepared.recipe().make(new Viewer());
        StoredFigure written;
        byte[] drawing;
        try (FigureStore store = FigureStore.open(folder, kinds, time)) {
            written = store.put(id, prepared.spec(), result);
            drawing = store.image(id, written.whole()).orElseThrow();
        }
        assertThat(written.images()).isEmpty();
        try (FigureStore store = FigureStore.open(folder, kinds, time)) {
            StoredFigure read = store.find(id).orElseThrow();
            assertThat(read).isEqualTo(written);
            assertThat(read.spec()).isEqualTo(prepared.spec());
            assertThat(data(read)).isEqualTo(result.data().orElseThrow());
            assertThat(store.image(id, read.whole())).contains(drawing);
            assertThat(ids(store, FigureQuery.ALL)).containsExactly(id);
            assertThat(ids(store, query(Optional.of("parabola"), Optional.empty(), Optional.empty())))
                    .containsExactly(id);
            assertThat(ids(store, query(Optional.empty(), Optional.of("mini-inception"), Optional.empty())))
                    .isEmpty();
            assertThat(ids(store, query(Optional.empty(), Optional.empty(), Optional.of("mixed4c"))))
                    .isEmpty();
        }
    }

    private static FigureQuery query(Optional<String> kind, Optional<String> model, Optional<String> layer) {
        return FigureQuery.of(Optional.empty(), kind, model, layer);
    }

    private static List<FigureId> ids(FigureStore store, FigureQuery query) {
        return store.list(query, 10, 0).figures().stream().map(StoredFigure::id).toList();
    }

    private static ParabolaResult data(StoredFigure figure) {
        return ResultData.besidePictures(ParabolaResult.class)
                .read(figure.data().orElseThrow());
    }

    @Test
    void theQueueTakesItAmongOtherFigures(@TempDir Path folder) throws InterruptedException {
        PreparedFigure other = json("{'kind':'channel','unit':'mixed4c:1','size':32,'steps':2}");
        try (FigureStore store = FigureStore.open(folder, kinds, time);
                Figures figures = new Figures(
                        kinds,
                        store,
                        CheckpointStore.open(folder.resolve("checkpoints"), "", time),
                        SchedulerLimits.DEFAULT,
                        time,
                        time,
                        RunObserver.NONE)) {
            List<FigureId> ids = List.of(submit(figures, parabola()), submit(figures, other));
            FigureId second = submit(figures, json("{'kind':'parabola','a':1}"));
            for (FigureId id : List.of(ids.get(0), ids.get(1), second)) {
                assertThat(lastEvent(figures, id)).isInstanceOf(FigureEvent.Done.class);
            }
            assertThat(figures.submit(parabola()).isNew()).isFalse();
            assertThat(data(store.find(second).orElseThrow()).most()).isEqualTo(1);
        }
    }

    private static FigureId submit(Figures figures, PreparedFigure prepared) {
        return figures.submit(prepared).figure().id();
    }

    private static FigureEvent lastEvent(Figures figures, FigureId id) {
        try (EventFeed feed = figures.watch(id, OptionalLong.of(0))) {
            return await().until(
                            () -> feed.next().stream()
                                    .map(FigureEvent.Numbered::event)
                                    .filter(FigureEvent::isLast)
                                    .findFirst(),
                            Optional::isPresent)
                    .orElseThrow();
        }
    }

    @Test
    void theSameFigureIsDrawnInTheSameBytes() throws Exception {
        ExportedFigure once = exported();
        ExportedFigure again = exported();
        assertThat(PngExport.of(again, 1, false)).isEqualTo(PngExport.of(once, 1, false));
        assertThat(PngExport.of(again, 2, true)).isEqualTo(PngExport.of(once, 2, true));
        assertThat(SvgExport.of(again)).isEqualTo(SvgExport.of(once));
        SvgDocument svg = SvgDocument.of(once);
        assertThat(svg.all("line")).hasSize(19);
        assertThat(svg.all("image")).isEmpty();
        assertThat(svg.texts()).contains("1.5", "−0.494");
    }

    private ExportedFigure exported() {
        PreparedFigure prepared = parabola();
        return FigureExport.of(kinds, prepared.spec(), prepared.recipe().make(new Viewer()));
    }
}
