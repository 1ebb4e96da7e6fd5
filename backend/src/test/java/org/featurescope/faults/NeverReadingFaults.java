package org.featurescope.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.featurescope.web.Viewers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections that ask for a large picture and never read it. */
final class NeverReadingFaults {
    private static final int CONNECTIONS = 250;
    private static final Duration LASTS = Duration.ofSeconds(20);
    private static final String LARGE = "{'kind':'channel','unit':'mixed4c:12','size':%d,'steps':1}"
            .formatted(Integer.getInteger("featurescope.faults.size", 2048));
    private static final String SMALL = "{'kind':'channel','unit':'mixed4c:12','size':32,'steps':5}";

    @Test
    void othersAreAnsweredMeanwhile(@TempDir Path data) throws Exception {
        FaultsReport report = FaultsReport.part("Readers that never read");
        try (Product product = Product.start(data)) {
            String large = product.ask(LARGE);
            String small = product.ask(SMALL);
            product.awaitMade(large);
            product.awaitMade(small);
            String path = "/figures/" + large + ".png";
            String page = "/figures/" + small;
            double megabytes = product.get(path).body().length / 1e6;
            double before = product.residentMegabytes();
            for (boolean ofOneAddress : new boolean[] {true, false}) {
                try (Viewers viewers = new Viewers(product.port())) {
                    for (int i = 0; i < CONNECTIONS; i++) {
                        viewers.add(path, ofOneAddress ? "10.0.0.1" : "10.0.1." + i, false, "");
                    }
                    Map<String, Double> slowest = product.slowestAnswers(LASTS, "/healthz", page, page + ".png");
                    double resident = product.residentMegabytes();
                    report.line(
                            "%d readers of %s who ask for a picture of %.1f MB and never read: /healthz was answered within"
                                    + " %.0f ms for %d s, a stored figure's page within %.0f ms, its picture within %.0f ms;"
                                    + " %.0f MB resident, before %.0f; %.0f threads",
                            CONNECTIONS,
                            ofOneAddress ? "one address" : "as many addresses",
                            megabytes,
                            slowest.getOrDefault("/healthz", Double.NaN),
                            LASTS.toSeconds(),
                            slowest.getOrDefault(page, Double.NaN),
                            slowest.getOrDefault(page + ".png", Double.NaN),
                            resident,
                            before,
                            product.metric("jvm_threads_live_threads"));
                    assertThat(List.of(
                                    slowest.getOrDefault("/healthz", Double.NaN),
                                    slowest.getOrDefault(page, Double.NaN)))
                            .allMatch(milliseconds -> milliseconds < 1000);
                }
            }
            assertThat(product.get(path).statusCode()).isEqualTo(200);
        }
    }
}
