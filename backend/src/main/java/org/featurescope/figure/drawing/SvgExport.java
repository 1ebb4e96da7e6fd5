package org.featurescope.figure.drawing;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Exports a figure as an SVG file: its {@link Scene}, the caption and the link. Pictures are embedded without loss, and
 * text remains text, which can be selected and searched. One unit is one pixel of the pictures.
 */
public final class SvgExport {
    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final int MARGIN = 8;
    private static final int LEAST_WIDTH = 420;
    private static final int TEXT = 12;
    private static final int LINE = 17;
    private static final int DIGITS_SHOWN = 12;

    /**
     * The assumed average width of a letter, in units of the font size. It only decides where lines of the caption
     * break.
     */
    private static final double LETTER = 0.49;

    private final ExportedFigure figure;
    private final Scene scene;
    private final int width;
    private final List<String> lines;

    private SvgExport(ExportedFigure figure) {
        this.figure = figure;
        this.scene = figure.scene();
        this.width = Math.max(LEAST_WIDTH, (int) Math.ceil(scene.width()) + 2 * MARGIN);
        this.lines = wrapped(figure.caption(), (int) ((width - 2 * MARGIN) / (LETTER * TEXT)));
    }

    /** Returns the bytes of the SVG file, in UTF-8. */
    public static byte[] of(ExportedFigure figure) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            new SvgExport(figure).write(xml);
            xml.close();
        } catch (XMLStreamException e) {
            throw SvgPen.cannot(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void write(XMLStreamWriter xml) throws XMLStreamException {
        SvgPen pen = new SvgPen(xml, figure, MARGIN, MARGIN);
        int captionTop = MARGIN + (int) Math.ceil(scene.height()) + MARGIN;
        int height = captionTop + (lines.size() + 1) * LINE + MARGIN;
        xml.writeStartDocument("UTF-8", "1.0");
        pen.start(
                "svg",
                "viewBox",
                "0 0 %d %d".formatted(width, height),
                "width",
                width,
                "height",
                height,
                "role",
                "img");
        xml.writeDefaultNamespace(SVG);
        pen.element("title", figure.title());
        pen.element("desc", figure.caption());
        pen.start("rect", "width", width, "height", height, "fill", Scene.PAPER);
        pen.end();
        scene.draw(pen);
        pen.start("g", "font-family", SvgPen.SANS, "font-size", TEXT, "fill", Scene.INK);
        for (int i = 0; i < lines.size(); i++) {
            line(pen, lines.get(i), captionTop + (i + 1) * LINE);
        }
        pen.start("a", "href", figure.link());
        line(pen, shortLink(), captionTop + (lines.size() + 1) * LINE);
        pen.end();
        pen.end();
        pen.end();
        xml.writeEndDocument();
    }

    /** Returns the visible text of the link, which shows only the first digits of the figure's id. */
    private String shortLink() {
        int end = figure.link().lastIndexOf('/') + 1 + DIGITS_SHOWN;
        return end < figure.link().length() ? figure.link().substring(0, end) + "…" : figure.link();
    }

    private static void line(SvgPen pen, String text, int y) {
        pen.start("text", "x", MARGIN, "y", y);
        pen.characters(text);
        pen.end();
    }

    /**
     * Splits a text between words into lines of at most {@code letters} characters. A word longer than that gets a line
     * of its own.
     */
    public static List<String> wrapped(String text, int letters) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > letters) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
