package org.featurescope.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Thirty people with phones behind one address, each of whom looks at a unit of her own, and one who asks for a dozen figures first. */
final class ClassroomFaults {
    private static final int PHONES = 30;
    private static final int OF_THE_GREEDY = 12;
    private static final String ADDRESS = "192.0.2.7";
    private static final String LONG = "{'kind':'channel','unit':'mixed4c:%d','size':224,'steps':512}";
    private static final String SHORT = "{'kind':'channel','unit':'mixed4c:%d','size':64,'steps':16,'seed':%d}";

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void nobodyWaitsBehindAnothersDozenAndNobodyDeletesAnothers(@TempDir Path data) throws Exception {
        FaultsReport report = FaultsReport.part("A class of thirty");
        try (Product product = Product.start(data)) {
            String greedy = cookie(product);
            List<String> dozen = new ArrayList<>();
            for (int i = 0; i < OF_THE_GREEDY; i++) {
                ask(product, greedy, LONG.formatted(100 + i), "u=3").ifPresent(dozen::add);
            }
            List<String> looked = new ArrayList<>();
            List<String> offered = new ArrayList<>();
            for (int phone = 0; phone < PHONES; phone++) {
                String cookie = cookie(product);
                looked.add(
                        ask(product, cookie, SHORT.formatted(phone, 1), "u=3").orElseThrow());
                for (int seed = 2; seed <= 3; seed++) {
                    ask(product, cookie, SHORT.formatted(phone, seed), "u=6").ifPresent(offered::add);
                }
            }
            awaitMade(product, looked);
            long begunOfDozen = begun(product, dozen);
            long begunOfOffered = begun(product, offered);
            report.line(
                    "when the units that %d phones look at were made, %d of %d figures of one who asked before them had begun,"
                            + " and %d of %d figures that their pages offer",
                    PHONES, begunOfDozen, dozen.size(), begunOfOffered, offered.size());
            assertThat(dozen).hasSizeLessThan(OF_THE_GREEDY);
            // two figures are made at a time: two had begun before the phones asked, and two follow the last phone's
            assertThat(begunOfDozen).isLessThanOrEqualTo(4);
            assertThat(begunOfOffered).isLessThanOrEqualTo(1);
            HttpRequest deletion = request(product, cookie(product), "/api/v1/figures/" + looked.get(0))
                    .DELETE()
                    .build();
            assertThat(client.send(deletion, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(403);
            report.line("a phone that deletes another's figure is refused with 403");
        }
    }

    private static void awaitMade(Product product, List<String> ids) throws IOException, InterruptedException {
        for (String id : ids) {
            product.awaitMade(id);
        }
    }

    /** Returns how many of these figures do not wait. */
    private static long begun(Product product, List<String> ids) throws IOException, InterruptedException {
        long begun = 0;
        for (String id : ids) {
            begun += product.status(id).equals("queued") ? 0 : 1;
        }
        return begun;
    }

    /** Opens a page as a new phone does, and returns the cookie that it is given. */
    private String cookie(Product product) throws IOException, InterruptedException {
        HttpResponse<String> page = client.send(request(product, "", "/").build(), BodyHandlers.ofString());
        return page.headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", "");
    }

    /** Asks for a figure with a priority of RFC 9218. Returns its id; empty if too many wait already. */
    private Optional<String> ask(Product product, String cookie, String spec, String priority)
            throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = client.send(
                request(product, cookie, "/api/v1/figures")
                        .header("Content-Type", "application/json")
                        .header("Priority", priority)
                        .POST(BodyPublishers.ofString(spec.replace('\'', '"')))
                        .build(),
                BodyHandlers.ofByteArray());
        if (answer.statusCode() == 429 || answer.statusCode() == 503) {
            return Optional.empty();
        }
        assertThat(answer.statusCode()).isLessThan(300);
        return Optional.of(new JsonMapper().readTree(answer.body()).path("id").asText());
    }

    private static HttpRequest.Builder request(Product product, String cookie, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:%d%s".formatted(product.port(), path)))
                .header("X-Forwarded-For", ADDRESS);
        return cookie.isEmpty() ? request : request.header("Cookie", cookie);
    }
}
