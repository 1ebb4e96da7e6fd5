package org.featurescope.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.featurescope.figure.run.FakeVisualizer;
import org.featurescope.kind.TestKinds;
import org.featurescope.model.Catalogue;
import org.featurescope.model.check.RangeTests;
import org.featurescope.portrait.PortraitDrawing;
import org.featurescope.portrait.Portraits;
import org.featurescope.unit.KnownResponses;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.NotFoundException;
import org.featurescope.web.access.Permission;
import org.featurescope.web.http.Route;
import org.featurescope.web.page.Pages;
import org.featurescope.web.page.view.FigureView;
import org.featurescope.web.page.view.GalleryView;
import org.featurescope.web.page.view.OfferedFigure;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PageRoutesTest {
    private static final FigureView FIGURE =
            new FigureView("ab12", "channel", "mixed4c:12", "", "What one sees.", "{}", Map.of(), "done", List.of());
    private static final GalleryView NOTHING = new GalleryView(
            "", "", "", "", new GalleryView.Choices(List.of(), List.of(), List.of()), List.of(), 0, 1, 1, false);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static Javalin server;

    @BeforeAll
    static void start() {
        PageRoutes pages = new PageRoutes(
                TestKinds.quick(),
                Catalogue.load(Optional.empty()),
                new Portraits(Path.of("no-such-folder")),
                new KnownResponses(Path.of("none")),
                id -> id.equals(FIGURE.id()) ? Optional.of(FIGURE) : Optional.empty(),
                OfferedFigure::unknown,
                ctx -> NOTHING,
                ctx -> false);
        NetworkRoutes network = new NetworkRoutes(
                Catalogue.load(Optional.empty()),
                new RangeTests(Path.of("no-such-folder")),
                new Portraits(Path.of("no-such-folder")),
                new PortraitDrawing(
                        FakeVisualizer.quick(),
                        Catalogue.load(Optional.empty())::network,
                        new Portraits(Path.of("no-such-folder")),
                        () -> false,
                        System::nanoTime),
                new Permission(ctx -> false, "no"),
                new Pages(TestKinds.quick(), Catalogue.load(Optional.empty())));
        server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            for (Route route : Stream.concat(pages.routes().stream(), network.routes().stream())
                    .filter(each -> each.verb() == HandlerType.GET)
                    .toList()) {
                config.routes.addHttpHandler(HandlerType.GET, route.path(), route::handle);
                config.routes.addHttpHandler(HandlerType.HEAD, route.path(), route::handle);
            }
            config.routes.exception(
                    NotFoundException.class, (e, ctx) -> ctx.status(404).result(e.field()));
            config.routes.exception(
                    InvalidInputException.class, (e, ctx) -> ctx.status(400).result(e.field()));
        });
        server.start("127.0.0.1", 0);
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    private static HttpResponse<String> ask(String method, String path) throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + server.port() + path);
        HttpRequest request = HttpRequest.newBuilder(address)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/look",
                "/space",
                "/linear",
                "/linear?model=mini-inception",
                "/train",
                "/space?model=mini-inception&layer=mixed4c&photographs=samples",
                "/statistics",
                "/statistics?model=mini-inception&photographs=samples&layer=mixed4c",
                "/look?model=mini-inception&sample=chelsea",
                "/models/mini-inception",
                "/models/mini-inception/mixed4c",
                "/models/mini-inception/mixed4c?page=2",
                "/models/mini-inception/mixed4c/12",
                "/gallery",
                "/figures/new",
                "/figures/ab12",
                "/embed/ab12?theme=dark&caption=0&controls=0"
            })
    void answersWithAPage(String path) throws Exception {
        HttpResponse<String> response = ask("GET", path);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(response.body()).startsWith("<!DOCTYPE html>").endsWith("</html>");
        assertThat(ask("HEAD", path).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/models/nothing, 404, model",
        "/models/mini-inception/mixed9z, 404, layer",
        "/models/mini-inception/mixed4c?page=99, 404, page",
        "/models/mini-inception/mixed4c?page=two, 400, page",
        "/models/mini-inception/mixed4c/99999, 404, channel",
        "/models/mini-inception/mixed4c/first, 400, channel",
        "/models/mini-inception/mixed4c/-1, 400, channel",
        "/linear?model=nothing, 404, model",
        "/space?model=nothing, 404, model",
        "/space?layer=mixed9z, 404, layer",
        "/space?photographs=..%2Fetc, 400, photographs",
        "/figures/cd34, 404, id",
        "/embed/cd34, 404, id",
        "/embed/ab12?theme=blue, 400, theme"
    })
    void saysWhatIsNotThere(String path, int status, String field) throws Exception {
        HttpResponse<String> response = ask("GET", path);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).isEqualTo(field);
    }

    @Test
    void aCardsAddressesAreThoseThatTheReaderCameBy() throws Exception {
        assertThat(ask("GET", "/figures/ab12").body())
                .contains("content=\"http://127.0.0.1:%d/figures/ab12/card.jpg\"".formatted(server.port()));
    }
}
