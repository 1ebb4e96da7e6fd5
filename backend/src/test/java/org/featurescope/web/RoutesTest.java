package org.featurescope.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.featurescope.figure.FigureKind;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.Networks;
import org.featurescope.web.http.Route;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@ExtendWith(ServerExtension.class)
final class RoutesTest {
    @SuppressWarnings("NullAway.Init")
    private static TestServer server;

    @BeforeAll
    static void start(TestServer running) {
        server = running;
    }

    @Test
    void listsTheNetworks() {
        JsonNode json = TestServer.json(server.get("/api/v1/models"));
        assertThat(json.path("default").asText()).isEqualTo(Networks.network().id());
        assertThat(json.path("problems").isArray()).isTrue();
        JsonNode first = json.at("/models/0");
        assertThat(first.path("id").asText()).isEqualTo(Networks.network().id());
        assertThat(first.path("classes").asInt()).isEqualTo(200);
        assertThat(first.at("/input/leastSide").asInt()).isEqualTo(32);
        assertThat(first.path("url").asText())
                .isEqualTo("/models/" + Networks.network().id());
    }

    @Test
    void tellsTheLayersOfANetworkInDepthOrder() {
        JsonNode json = TestServer.json(
                server.get("/api/v1/models/" + Networks.network().id()));
        JsonNode layers = json.path("layers");
        assertThat(layers).hasSize(Networks.network().layers().size());
        for (int i = 0; i < layers.size(); i++) {
            assertThat(layers.get(i).path("depth").asInt()).isEqualTo(i);
            assertThat(layers.get(i).path("channels").asInt()).isPositive();
        }
        assertThat(json.path("sha256").asText()).isEqualTo(Networks.network().sha256());
    }

    @Test
    void theCardOfANetworkIsNotTakenForALayer() {
        String path = "/models/" + Networks.network().id();
        assertThat(server.get(path).body()).contains("href=\"" + path + "/card\"");
        assertThat(server.get(path + "/card").statusCode()).isEqualTo(200);
    }

    @Test
    void everyKindComesWithAnExampleThatIsTaken() {
        JsonNode kinds = TestServer.json(server.get("/api/v1/kinds")).path("kinds");
        assertThat(kinds).hasSize(server.kinds.all().size());
        for (JsonNode kind : kinds) {
            assertThat(kind.at("/schema/properties/kind/const").asText())
                    .isEqualTo(kind.path("name").asText());
            HttpResponse<String> response = server.post(
                    "/api/v1/figures",
                    "application/json",
                    BodyPublishers.ofString(kind.path("example").toString()));
            assertThat(response.statusCode()).isEqualTo(201);
            server.delete(TestServer.json(response).path("apiUrl").asText() + "/run");
        }
    }

    @Test
    void describesEveryRouteAndNoOther() {
        JsonNode paths = TestServer.json(server.get("/openapi.json")).path("paths");
        List<String> described = new ArrayList<>();
        paths.properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(verb -> described.add(verb + " " + path.getKey())));
        List<String> registered = server.server.routes().ofApi().stream()
                .filter(route -> !route.path().matches("/(static|assets|chunks/embed)/<path>"))
                .map(route -> route.verb().name().toLowerCase(Locale.ROOT) + " "
                        + route.path().replace("<path>", "{path}"))
                .toList();
        assertThat(described).containsExactlyInAnyOrderElementsOf(registered);
    }

    @Test
    void noRouteTakesThePlaceOfALaterOne() {
        List<Route> routes = server.routes();
        for (Route route : routes) {
            String path = route.path().replaceAll("[{<](\\w+)[>}]", "$1");
            assertThat(routes.stream()
                            .filter(other -> other.verb() == route.verb() && path.matches(pattern(other)))
                            .findFirst())
                    .as("%s %s", route.verb(), path)
                    .contains(route);
        }
    }

    private static String pattern(Route route) {
        return route.path().replace(".", "\\.").replaceAll("\\{\\w+}", "[^/]+").replaceAll("<\\w+>", ".+");
    }

    @Test
    void theDescriptionPointsAtNothingThatIsMissing() {
        JsonNode api = TestServer.json(server.get("/openapi.json"));
        assertThat(api.path("openapi").asText()).isEqualTo("3.1.0");
        assertThat(api.at("/info/version").asText()).isEqualTo("1.2.3");
        List<JsonNode> references = api.findValues("$ref");
        assertThat(references).isNotEmpty();
        for (JsonNode reference : references) {
            assertThat(api.at(reference.asText().substring(1)).isMissingNode())
                    .as(reference.asText())
                    .isFalse();
        }
        assertThat(api.findValuesAsText("operationId")).doesNotHaveDuplicates();
        for (JsonNode path : api.path("paths")) {
            for (JsonNode operation : path) {
                assertThat(operation.path("responses").properties()).isNotEmpty();
            }
        }
    }

    @Test
    void theDescriptionHasEveryPlaceInEveryPath() {
        JsonNode api = TestServer.json(server.get("/openapi.json"));
        api.path("paths").properties().forEach(path -> {
            List<String> places = Pattern.compile("\\{(\\w+)}")
                    .matcher(path.getKey())
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            for (JsonNode operation : path.getValue()) {
                List<String> told = new ArrayList<>();
                operation.path("parameters").forEach(parameter -> {
                    if (parameter.path("in").asText().equals("path")) {
                        told.add(parameter.path("name").asText());
                    }
                });
                assertThat(told).as(path.getKey()).containsExactlyElementsOf(places);
            }
        });
    }

    @Test
    void theDescriptionHasTheSpecsAsTheKindsHaveThem() {
        JsonNode schemas = TestServer.json(server.get("/openapi.json")).at("/components/schemas");
        assertThat(schemas.at("/Spec/oneOf")).hasSize(server.kinds.all().size());
        for (FigureKind<?> kind : server.kinds.all()) {
            String reference =
                    schemas.at("/Spec/discriminator/mapping/" + kind.name()).asText();
            assertThat(schemas.path(reference.substring(reference.lastIndexOf('/') + 1))
                            .toString())
                    .isEqualTo(Kinds.schema(kind).toString());
        }
    }

    @Test
    void tellsBrowsersWhatToKeepTo() {
        var headers = server.get("/api/v1/models").headers();
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).isPresent();
        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'")
                .contains("img-src 'self' data: blob:")
                .endsWith("frame-ancestors 'none'");
        assertThat(server.get("/nothing").headers().firstValue("X-Content-Type-Options"))
                .isPresent();
    }

    @Test
    void onlyAnEmbeddedFigureMayBeFramed() {
        String id = TestServer.json(server.submit("{'kind':'channel','unit':'mixed4c:41','size':32,'steps':5}"))
                .path("id")
                .asText();
        HttpResponse<String> embedded = server.get("/embed/" + id);
        assertThat(embedded.statusCode()).isEqualTo(200);
        assertThat(embedded.headers().firstValue("Content-Security-Policy").orElseThrow())
                .endsWith("frame-ancestors *");
    }

    @Test
    void compressesText() throws IOException {
        var response = server.send(
                server.request("/openapi.json").header("Accept-Encoding", "gzip"), BodyHandlers.ofInputStream());
        assertThat(response.headers().firstValue("Content-Encoding")).contains("gzip");
        try (GZIPInputStream body = new GZIPInputStream(response.body())) {
            assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8)).contains("3.1.0");
        }
    }

    @Test
    void answersForTheHeadersAlone() {
        for (Route route : server.server.routes().ofApi()) {
            boolean isOnePlace = !route.path().contains("{") && !route.path().contains("<");
            if (route.verb().equals(HandlerType.GET)
                    && isOnePlace
                    && !route.path().endsWith("/events")) {
                HttpResponse<String> head =
                        server.send(server.request(route.path()).method("HEAD", BodyPublishers.noBody()));
                assertThat(head.statusCode())
                        .as(route.path())
                        .isEqualTo(server.get(route.path()).statusCode());
                assertThat(head.body()).isEmpty();
            }
        }
    }

    @Test
    void showsAFigureOnItsPageHoweverFarItIs() {
        String id = TestServer.json(
                        server.submit("{'kind':'grid','layer':'mixed4c','channels':[1,2],'size':32,'steps':5}"))
                .path("id")
                .asText();
        assertThat(server.get("/figures/" + id).body()).contains(id).contains("mixed4c");
        server.visualizer.letAll();
        server.awaitMade(id);
        assertThat(server.get("/figures/" + id).body()).contains("/figures/" + id + ".png");
        assertThat(server.get("/figures/nonsense").statusCode()).isEqualTo(404);
    }

    @Test
    void measures() {
        String id = TestServer.json(server.submit("{'kind':'channel','unit':'mixed4c:40','size':32,'steps':5}"))
                .path("id")
                .asText();
        server.visualizer.letAll();
        server.awaitMade(id);
        String metrics = server.get("/metrics").body();
        assertThat(metrics)
                .contains("featurescope_figures_queued")
                .contains("featurescope_figures_running")
                .contains("featurescope_figure_step_seconds_count")
                .contains("featurescope_figure_run_seconds_count{kind=\"channel\",status=\"done\"}")
                .contains(
                        "featurescope_http_seconds_count{method=\"GET\",route=\"/api/v1/figures/{id}\",status=\"200\"}")
                .contains("featurescope_memory_resident_bytes")
                .contains("jvm_memory_used_bytes");
    }
}
