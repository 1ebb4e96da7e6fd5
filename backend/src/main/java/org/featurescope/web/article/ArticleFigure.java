package org.featurescope.web.article;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.featurescope.figure.Interactive;
import org.featurescope.figure.StoredFigure;
import org.featurescope.figure.drawing.ExportedFigure;
import org.featurescope.figure.run.Figure;
import org.featurescope.web.api.FigureJson;
import org.featurescope.web.http.Json;

/**
 * What an article keeps of a figure in {@code figures/ID/figure.js}: a script that gives its own element the figure's data, in the
 * form of the API, so that pages on web hosts read it as text and pages on a disk load it as a script. Its pictures are named by
 * their files beside it. Links to the server are absolute, or empty if the server is not known.
 *
 * @param json the data
 */
record ArticleFigure(ObjectNode json) {
    private static final String BEFORE = "document.currentScript.figure = ";
    private static final String AFTER = ";\n";
    private static final String CREDITS = "credits";
    private static final String IS_3D = "isThreeDimensional";

    /**
     * Returns the data of a figure.
     *
     * @param server the address of its server, without a slash at the end, if it is known
     */
    static ArticleFigure of(
            StoredFigure figure, ExportedFigure exported, FigureJson figureJson, Optional<String> server) {
        ObjectNode json = Json.tree(figureJson.whole(Figure.of(figure)));
        for (String link : List.of("url", "embedUrl", "apiUrl", "eventsUrl", "readableUrl")) {
            json.put(link, server.map(known -> known + json.path(link).asText()).orElse(""));
        }
        int picture = 0;
        for (JsonNode image : json.at("/result/images")) {
            ((ObjectNode) image).put("url", pictureFile(picture++));
        }
        json.put(CREDITS, exported.credits().orElse(""));
        json.put(IS_3D, figure.spec() instanceof Interactive interactive && interactive.isThreeDimensional());
        return new ArticleFigure(json);
    }

    /**
     * Reads the content of the file.
     *
     * @throws IOException if it is not one that this product has written
     */
    static ArticleFigure read(byte[] file) throws IOException {
        String text = new String(file, StandardCharsets.UTF_8);
        if (text.startsWith(BEFORE)
                && text.endsWith(AFTER)
                && new JsonMapper().readTree(text.substring(BEFORE.length(), text.length() - AFTER.length()))
                        instanceof ObjectNode json) {
            return new ArticleFigure(json);
        }
        throw new IOException("the file has not been written by this product");
    }

    /** Returns the content of the file. */
    byte[] script() {
        return (BEFORE + new String(Json.bytes(json), StandardCharsets.UTF_8) + AFTER).getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the name of the file of a picture, counted from 0. */
    static String pictureFile(int picture) {
        return picture + ".png";
    }

    String id() {
        return json.path("id").asText();
    }

    String title() {
        return json.path("title").asText();
    }

    String caption() {
        return json.path("caption").asText();
    }

    /** Returns who made its photographs, as one text; empty if it shows none. */
    String credits() {
        return json.path(CREDITS).asText();
    }

    /** Returns the figure's permanent link; empty if its server is not known. */
    String link() {
        return json.path("url").asText();
    }

    /** Returns the height that it needs, as a length of CSS in which a percentage means the width of the box around it. */
    String height() {
        return json.path("elementHeight").asText();
    }

    /** Returns whether it may be drawn in three dimensions. */
    boolean is3d() {
        return json.path(IS_3D).asBoolean();
    }
}
