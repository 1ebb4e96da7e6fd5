package org.featurescope.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.FigureStatus;
import org.featurescope.figure.StoredFigure;
import org.featurescope.web.ServerExtension;
import org.featurescope.web.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@ExtendWith(ServerExtension.class)
final class FigureFinderTest {
    private static final int READERS = 8;
    private static final int ROUNDS = 10;
    private static final int STEPS = 2;

    @Test
    void everyReaderOfADamagedFigureHearsThatItIsMadeAnew(TestServer server) throws Exception {
        server.visualizer.let(STEPS);
        FigureId id = new FigureId(TestServer.json(
                        server.submit("{'kind':'channel','unit':'mixed4c:12','size':32,'steps':%d}".formatted(STEPS)))
                .path("id")
                .asText());
        StoredFigure made = awaitMade(server, id);
        FigureFinder finder = new FigureFinder(server.figures);
        for (int round = 0; round < ROUNDS; round++) {
            damage(server, id);
            assertThat(server.figures.image(id, made.whole())).isEmpty();
            assertThat(statuses(finder, id)).hasSize(READERS).isSubsetOf(FigureStatus.QUEUED, FigureStatus.RUNNING);
            server.visualizer.let(STEPS);
            awaitMade(server, id);
        }
    }

    private static StoredFigure awaitMade(TestServer server, FigureId id) {
        server.awaitMade(id.hex());
        return server.figures.get(id).result().orElseThrow();
    }

    private static void damage(TestServer server, FigureId id) throws IOException {
        for (Path file : server.storedFiles()) {
            if (file.endsWith(id + "/0.png")) {
                Files.write(file, new byte[] {1});
            }
        }
    }

    /** The status that each of several readers hears who ask at the same moment. */
    private static List<FigureStatus> statuses(FigureFinder finder, FigureId id) throws Exception {
        CyclicBarrier together = new CyclicBarrier(READERS);
        Callable<FigureStatus> reader = () -> {
            together.await();
            return finder.get(id).status();
        };
        ExecutorService pool = Executors.newFixedThreadPool(READERS);
        try {
            List<FigureStatus> heard = new ArrayList<>();
            for (Future<FigureStatus> each : pool.invokeAll(Collections.nCopies(READERS, reader))) {
                heard.add(each.get());
            }
            return heard;
        } finally {
            pool.shutdownNow();
        }
    }
}
