package org.featurescope.figure.export;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.featurescope.figure.StoredFigure.StoredImage;

/**
 * A figure as an SVG drawing: the pictures embedded as they are, labels, caption and link as text that can be selected, searched and
 * set in another face. One unit is one pixel of the pictures.
 */
public final class SvgExport {
    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final String SANS = "Helvetica Neue, Helvetica, Arial, sans-serif";
    private static final int GAP = 8;
    private static final int MARGIN = 8;
    private static final int LEAST_WIDTH = 420;
    private static final int TEXT = 12;
    private static final int LINE = 17;
    private static final int DIGITS_SHOWN = 12;

    /** Width of an average letter in units of the letters' size; a line that is a little short harms nothing. */
    private static final double LETTER = 0.49;

    private final ExportedFigure figure;
    private final int labelSize;
    private final int rowHeight;
    private final int width;
    private final List<String> lines;

    private SvgExport(ExportedFigure figure) {
        this.figure = figure;
        this.labelSize = Math.max(6, Math.min(TEXT, figure.cellWidth() / 8));
        this.rowHeight = figure.cellHeight() + labelSize + 2 * GAP;
        int grid = figure.layout().columns() * (figure.cellWidth() + GAP) - GAP;
        this.width = Math.max(LEAST_WIDTH, grid + 2 * MARGIN);
        this.lines = wrapped(figure.caption(), (int) ((width - 2 * MARGIN) / (LETTER * TEXT)));
    }

    /** The drawing, UTF-8. */
    public static byte[] of(ExportedFigure figure) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            new SvgExport(figure).write(xml);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a drawing can always be written", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void write(XMLStreamWriter xml) throws XMLStreamException {
        int captionTop = MARGIN + figure.layout().rows() * rowHeight + GAP;
        int height = captionTop + (lines.size() + 1) * LINE + MARGIN;
        xml.writeStartDocument("UTF-8", "1.0");
        start(xml, "svg", "viewBox", "0 0 %d %d".formatted(width, height), "width", width, "height", height, "role", "img");
        xml.writeDefaultNamespace(SVG);
        element(xml, "title", figure.title());
        element(xml, "desc", figure.caption());
        start(xml, "rect", "width", width, "height", height, "fill", "#fff");
        xml.writeEndElement();
        for (int i = 0; i < figure.images().size(); i++) {
            picture(xml, i);
        }
        start(xml, "g", "font-family", SANS, "font-size", TEXT, "fill", "#444");
        for (int i = 0; i < lines.size(); i++) {
            line(xml, lines.get(i), captionTop + (i + 1) * LINE);
        }
        start(xml, "a", "href", figure.link());
        line(xml, shortLink(), captionTop + (lines.size() + 1) * LINE);
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    /** The link as it is shown: the whole of it is where it leads. */
    private String shortLink() {
        int end = figure.link().lastIndexOf('/') + 1 + DIGITS_SHOWN;
        return end < figure.link().length() ? figure.link().substring(0, end) + "…" : figure.link();
    }

    private void picture(XMLStreamWriter xml, int index) throws XMLStreamException {
        StoredImage image = figure.images().get(index);
        int left = MARGIN + figure.layout().column(index) * (figure.cellWidth() + GAP);
        int top = MARGIN + figure.layout().row(index) * rowHeight;
        String data = "data:image/png;base64," + Base64.getEncoder().encodeToString(figure.pictures().get(index));
        start(xml, "image", "x", left, "y", top, "width", image.file().width(), "height", image.file().height(), "href", data);
        element(xml, "title", image.label() + image.warning().map(warning -> ": " + warning).orElse(""));
        xml.writeEndElement();
        start(xml, "text", "x", left + figure.cellWidth() / 2, "y", top + figure.cellHeight() + labelSize + GAP / 2,
                "text-anchor", "middle", "font-family", SANS, "font-size", labelSize, "fill", "#666");
        xml.writeCharacters(printable(image.label()));
        xml.writeEndElement();
    }

    private static void line(XMLStreamWriter xml, String text, int y) throws XMLStreamException {
        start(xml, "text", "x", MARGIN, "y", y);
        xml.writeCharacters(printable(text));
        xml.writeEndElement();
    }

    /** Begins an element with attributes, names and values in turn. */
    private static void start(XMLStreamWriter xml, String name, Object... attributes) throws XMLStreamException {
        xml.writeStartElement(name);
        for (int i = 0; i < attributes.length; i += 2) {
            xml.writeAttribute(attributes[i].toString(), attributes[i + 1].toString());
        }
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(printable(text));
        xml.writeEndElement();
    }

    /** Without what may not stand in XML at all, however it is written. */
    private static String printable(String text) {
        StringBuilder kept = new StringBuilder();
        text.codePoints()
                .filter(letter -> letter == '\t' || letter == '\n' || letter >= 0x20 && letter != 0xfffe && letter != 0xffff)
                .filter(letter -> letter < 0xd800 || letter > 0xdfff)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    /** The text in lines of at most {@code letters}, broken between words; a longer word has a line of its own. */
    static List<String> wrapped(String text, int letters) {
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
