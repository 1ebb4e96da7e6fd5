package org.featurescope.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.featurescope.figure.FigureKind;
import org.featurescope.figure.Networks;
import org.featurescope.figure.run.FakeVisualizer;
import org.featurescope.kind.TestKinds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A figure with optimized pictures that would not fit the memory is a problem that says so, and nothing is begun. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class MemoryRefusalTest {
    @Test
    void everyKindThatIsTooLargeIsAProblem(@TempDir Path data) {
        try (TestServer server = new TestServer(data, FakeVisualizer.gated().withMemory(40 << 20))) {
            for (FigureKind<?> kind : TestKinds.withOptimizedPictures(server.kinds)) {
                ObjectNode spec = server.kinds.toJson(server.kinds.example(kind, Networks.catalogue()));
                HttpResponse<String> response =
                        server.submit(spec.put("size", 512).toString());
                assertThat(response.statusCode()).as(kind.name()).isEqualTo(400);
                assertThat(response.headers().firstValue("Content-Type").orElse(""))
                        .startsWith("application/problem+json");
                JsonNode problem = TestServer.json(response);
                assertThat(problem.toString()).contains("\"size\"", "MiB", "would fit");
            }
            assertThat(server.figures.queued() + server.figures.running()).isZero();
            assertThat(server.visualizer.runs()).isZero();
        }
    }
}
