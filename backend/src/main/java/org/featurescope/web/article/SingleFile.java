package org.featurescope.web.article;

import static j2html.TagCreator.a;
import static j2html.TagCreator.body;
import static j2html.TagCreator.document;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.head;
import static j2html.TagCreator.html;
import static j2html.TagCreator.img;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.script;
import static j2html.TagCreator.tag;
import static j2html.TagCreator.text;
import static j2html.TagCreator.title;

import com.fasterxml.jackson.databind.node.ObjectNode;
import j2html.tags.DomContent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.featurescope.figure.Interactive;
import org.featurescope.figure.drawing.ExportedFigure;
import org.featurescope.figure.drawing.PngExport;
import org.featurescope.figure.run.Figure;
import org.featurescope.web.api.FigureJson;
import org.featurescope.web.http.Json;
import org.featurescope.web.page.TitleWords;

/**
 * Writes a finished figure as a single HTML file, which contains the pictures or the drawing, the data, the styles and
 * the script that shows them. It works without a server and offline. Where scripts are not executed, it still shows the
 * pictures or the drawing, the caption and the credits of photographs.
 */
final class SingleFile {
    /** The content security policy of the file, which allows it to load nothing. */
    static final String POLICY =
            "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'";

    private final FigureJson json;

    SingleFile(FigureJson json) {
        this.json = json;
    }

    /**
     * Returns the HTML file.
     *
     * @param baseUrl the address of this server, without a slash at the end
     */
    String of(Figure figure, ExportedFigure exported, String baseUrl) {
        return document(html().withLang("en")
                .with(
                        head(
                                meta().withCharset("utf-8"),
                                meta().attr("http-equiv", "Content-Security-Policy")
                                        .withContent(POLICY),
                                meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                                meta().withName("color-scheme").withContent("light dark"),
                                meta().withName("description").withContent(exported.caption()),
                                title(exported.title()),
                                PageParts.styles()),
                        body(main(
                                h1(TitleWords.of(exported.title())),
                                element(figure, exported, baseUrl),
                                p(text("Made with "), a("Featurescope").withHref(exported.link()), text("."))
                                        .withClass("quiet"))),
                        script(rawHtml(PageParts.inside("script", WebResources.text(scriptOf(figure)))))
                                .withType("module")));
    }

    /** Returns the script that shows a figure. Only that of a figure in three dimensions contains three.js. */
    private static String scriptOf(Figure figure) {
        boolean is3d = figure.spec() instanceof Interactive interactive && interactive.isThreeDimensional();
        return is3d ? EmbedScripts.FILE_3D : EmbedScripts.FILE;
    }

    private DomContent element(Figure figure, ExportedFigure exported, String baseUrl) {
        List<DomContent> pictures = new ArrayList<>();
        for (int i = 0; i < exported.pictures().size(); i++) {
            var picture = exported.pictures().get(i);
            pictures.add(picture(picture.png(), picture.label()));
        }
        if (pictures.isEmpty()) {
            pictures.add(picture(PngExport.of(exported, 1, false), exported.title()));
        }
        return tag("feature-figure")
                .attr("figure", figure.id().hex())
                .with(
                        each(pictures.stream()),
                        p(exported.caption()).withSlot("caption"),
                        each(exported.credits().stream()
                                .map(credits -> p(credits).withSlot("caption"))),
                        script(rawHtml(data(figure, baseUrl))).withType("application/json"));
    }

    private static DomContent picture(byte[] png, String label) {
        return img().withSrc("data:image/png;base64," + Base64.getEncoder().encodeToString(png))
                .withAlt(label)
                .withTitle(label);
    }

    /**
     * Returns the figure's data with absolute addresses. It is escaped so that it cannot end the script element around
     * it.
     */
    private String data(Figure figure, String baseUrl) {
        ObjectNode whole = Json.tree(json.whole(figure));
        for (String link : List.of("url", "embedUrl", "apiUrl", "eventsUrl", "readableUrl")) {
            whole.put(link, baseUrl + whole.path(link).asText());
        }
        whole.at("/result/images").forEach(image -> ((ObjectNode) image).remove("url"));
        return new String(Json.bytes(whole), StandardCharsets.UTF_8).replace("<", "\\u003c");
    }
}
