package org.featurescope.figure.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.FigureResult;
import org.featurescope.figure.FigureStatus;
import org.featurescope.figure.Networks;
import org.featurescope.figure.RecipeListener;
import org.featurescope.figure.StoredFigure;
import org.featurescope.image.PngEncoder;
import org.featurescope.optimize.FailedRunException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Figures that are asked for: made once, kept, or told why not. */
@Timeout(30)
final class FiguresTest extends FiguresAtWork {
    @Test
    void makesAndStoresAFigure() {
        visualizer.letAll();
        FigureId id = submit(1).figure().id();
        assertThat(lastEvent(id)).isInstanceOf(FigureEvent.Done.class);
        Figure figure = figures.get(id);
        assertThat(figure.status()).isEqualTo(FigureStatus.DONE);
        assertThat(figure.result().orElseThrow().images()).hasSize(1);
    }

    @Test
    void manyWhoAskAtOnceShareOneRun() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Future<Figures.Submission>> asked =
                    pool.invokeAll(Collections.nCopies(8, (Callable<Figures.Submission>) () -> submit(1)));
            int began = 0;
            for (Future<Figures.Submission> submission : asked) {
                began += submission.get().isNew() ? 1 : 0;
            }
            assertThat(began).isEqualTo(1);
            visualizer.letAll();
            lastEvent(kinds.id(spec(1)));
            assertThat(submit(1).isNew()).isFalse();
            assertThat(visualizer.runs()).isEqualTo(1);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void aFigureThatIsMadeIsNotMadeAgainAfterARestart() {
        visualizer.letAll();
        FigureId id = submit(1).figure().id();
        lastEvent(id);
        close();
        open(data);
        assertThat(submit(1).figure().status()).isEqualTo(FigureStatus.DONE);
        assertThat(visualizer.runs()).isEqualTo(1);
    }

    @Test
    void theQueueIsBoundedAndSaysWhenToComeAgain() {
        begin(spec(1));
        submit(2);
        submit(3);
        assertThatThrownBy(() -> submit(4))
                .isInstanceOfSatisfying(
                        QueueFullException.class,
                        e -> assertThat(e.retryAfterSeconds()).isBetween(1, 60));
        assertThat(store.asked(kinds.id(spec(4)))).isEmpty();
        assertThat(figures.queued()).isEqualTo(2);
    }

    @Test
    void aFailureSaysWhyAndCanBeTriedAgain() {
        visualizer.failWith(new FailedRunException("the objective is not a number at step 1"));
        visualizer.letAll();
        FigureId id = submit(1).figure().id();
        assertThat(lastEvent(id)).isEqualTo(new FigureEvent.Failed("the objective is not a number at step 1"));
        assertThat(figures.get(id).detail()).contains("the objective is not a number at step 1");
        assertThat(submit(1).isNew()).isTrue();
    }

    @Test
    void anUnexpectedFailureIsToldWithoutItsInnards() {
        visualizer.failWith(new IllegalStateException("secret /home/path"));
        visualizer.letAll();
        FigureId id = submit(1).figure().id();
        assertThat(lastEvent(id))
                .isInstanceOfSatisfying(
                        FigureEvent.Failed.class,
                        failed -> assertThat(failed.detail()).doesNotContain("secret"));
    }

    @Test
    void sameSpecGivesTheSameBytes() {
        visualizer.letAll();
        FigureId id = submit(1).figure().id();
        lastEvent(id);
        StoredFigure figure = figures.get(id).result().orElseThrow();
        FigureResult again =
                kinds.prepared(spec(1), Networks.catalogue()).recipe().make(RecipeListener.NONE);
        assertThat(figures.image(id, figure.whole()).orElseThrow())
                .isEqualTo(PngEncoder.encode(again.pictures().get(0).image()));
    }
}
