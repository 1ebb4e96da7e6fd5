package org.featurescope.web.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import j2html.TagCreator;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.drawing.FrameHeights;
import org.featurescope.figure.run.Figure;
import org.featurescope.figure.run.Figures;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.NotFoundException;
import org.featurescope.web.http.HttpProblem;
import org.featurescope.web.http.Json;

/**
 * The oEmbed API, from which an editor learns how to embed a figure whose link was pasted.
 *
 * @see <a href="https://oembed.com/">oEmbed 1.0</a>
 */
public final class OembedApi {
    private static final Pattern FIGURE = Pattern.compile("/(?:figures|embed)/([0-9a-f]{64})(?:\\.\\w+)?");
    private static final int WIDTH = 680;
    private static final int LEAST_SIDE = 64;
    private static final int CACHE_SECONDS = 86_400;

    private final Figures figures;
    private final FigureJson json;
    private final Predicate<String> isOwnName;

    /**
     * Creates the API.
     *
     * @param isOwnName returns whether a value of the header {@code Host} names this server
     */
    public OembedApi(Figures figures, Predicate<String> isOwnName) {
        this.figures = figures;
        this.isOwnName = isOwnName;
        this.json = new FigureJson(figures.kinds());
    }

    /** Answers with the oEmbed description of the figure whose link is given. */
    public void get(Context ctx) {
        String format = Optional.ofNullable(ctx.queryParam("format")).orElse("json");
        if (!format.equals("json")) {
            throw HttpProblem.notImplemented("oEmbed is answered as JSON; ask with format=json.");
        }
        URI url = url(Optional.ofNullable(ctx.queryParam("url")).orElse(""), ctx);
        Figure figure = figures.get(figureAt(url));
        int width = Math.min(WIDTH, most(ctx, "maxwidth"));
        int height = Math.min(FrameHeights.at(json.frames(figure), width), most(ctx, "maxheight"));
        String baseUrl = url.getScheme() + "://" + url.getAuthority();
        ObjectNode answer = Json.object()
                .put("version", "1.0")
                .put("type", "rich")
                .put("title", figures.kinds().title(figure.spec()))
                .put("provider_name", "Featurescope")
                .put("provider_url", baseUrl + "/")
                .put("cache_age", CACHE_SECONDS)
                .put("html", frame(figure, baseUrl, width, height))
                .put("width", width)
                .put("height", height);
        figure.result()
                .ifPresent(made -> answer.put("thumbnail_url", "%s/figures/%s.png".formatted(baseUrl, made.id()))
                        .put("thumbnail_width", made.whole().width())
                        .put("thumbnail_height", made.whole().height()));
        Json.answer(ctx, answer);
    }

    /**
     * Returns an address if it is one of this server: by the name by which the request came, or by another name of the server at
     * its port or the usual one.
     */
    private URI url(String given, Context ctx) {
        String host = Optional.ofNullable(ctx.host()).orElse("");
        return uri(given)
                .filter(url -> "http".equals(url.getScheme()) || "https".equals(url.getScheme()))
                .filter(url -> url.getHost() != null && url.getUserInfo() == null)
                .filter(url ->
                        host.equals(url.getAuthority()) || (isAtPort(url, host) && isOwnName.test(url.getHost())))
                .orElseThrow(OembedApi::notOurs);
    }

    private static boolean isAtPort(URI url, String host) {
        return url.getPort() == -1 || host.endsWith(":" + url.getPort());
    }

    private static FigureId figureAt(URI url) {
        Matcher path = FIGURE.matcher(Optional.ofNullable(url.getPath()).orElse(""));
        if (path.matches()) {
            return FigureId.parse(path.group(1));
        }
        throw notOurs();
    }

    private static NotFoundException notOurs() {
        return new NotFoundException("url", "url must be the link of a figure of this server");
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static int most(Context ctx, String field) {
        String given = Optional.ofNullable(ctx.queryParam(field)).orElse(String.valueOf(Integer.MAX_VALUE));
        if (!given.matches("\\d{1,9}|" + Integer.MAX_VALUE) || Integer.parseInt(given) < LEAST_SIDE) {
            throw new InvalidInputException(
                    field, "%s must be a whole number of pixels from %d".formatted(field, LEAST_SIDE));
        }
        return Integer.parseInt(given);
    }

    private String frame(Figure figure, String baseUrl, int width, int height) {
        return TagCreator.iframe()
                .withSrc("%s/embed/%s".formatted(baseUrl, figure.id()))
                .withTitle(figures.kinds().title(figure.spec()))
                .withWidth(String.valueOf(width))
                .withHeight(String.valueOf(height))
                .attr("loading", "lazy")
                .attr("allow", "fullscreen")
                .withStyle("border:0;max-width:100%")
                .render();
    }
}
