package org.featurescope.figure.drawing;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.featurescope.figure.drawing.ExportedFigure.ExportedPicture;

/**
 * A pen that writes SVG elements. Pictures are embedded as PNG files, with their labels and warnings as titles. The XML
 * writer escapes all text.
 */
final class SvgPen implements Pen {
    static final String SANS = "Helvetica Neue, Helvetica, Arial, sans-serif";

    private final XMLStreamWriter xml;
    private final ExportedFigure figure;
    private final double left;
    private final double top;

    /**
     * Creates a pen.
     *
     * @param left the horizontal position of the scene's upper left corner
     * @param top the vertical position of the scene's upper left corner
     */
    SvgPen(XMLStreamWriter xml, ExportedFigure figure, double left, double top) {
        this.xml = xml;
        this.figure = figure;
        this.left = left;
        this.top = top;
    }

    @Override
    public void picture(int index, double x, double y, double width, double height) {
        ExportedPicture picture = figure.pictures().get(index);
        String data = "data:image/png;base64," + Base64.getEncoder().encodeToString(picture.png());
        start("image", "x", left + x, "y", top + y, "width", width, "height", height, "href", data);
        element(
                "title",
                picture.label()
                        + picture.warning().map(warning -> ": " + warning).orElse(""));
        end();
    }

    @Override
    public void box(double x, double y, double width, double height, String fill) {
        start("rect", "x", left + x, "y", top + y, "width", width, "height", height, "fill", fill);
        end();
    }

    @Override
    public void frame(double x, double y, double width, double height, String stroke, double thickness) {
        start(
                "rect",
                "x",
                left + x,
                "y",
                top + y,
                "width",
                width,
                "height",
                height,
                "fill",
                "none",
                "stroke",
                stroke,
                "stroke-width",
                thickness);
        end();
    }

    @Override
    public void line(double fromX, double fromY, double toX, double toY, String stroke) {
        start("line", "x1", left + fromX, "y1", top + fromY, "x2", left + toX, "y2", top + toY, "stroke", stroke);
        end();
    }

    @Override
    public void path(List<double[]> points, String stroke, double thickness, boolean isDashed) {
        start(
                "polyline",
                "points",
                along(points),
                "fill",
                "none",
                "stroke",
                stroke,
                "stroke-width",
                thickness,
                "stroke-linejoin",
                "round",
                "stroke-dasharray",
                isDashed ? "4 3" : "none");
        end();
    }

    private String along(List<double[]> points) {
        return points.stream()
                .map(point -> number(left + point[0]) + "," + number(top + point[1]))
                .collect(Collectors.joining(" "));
    }

    @Override
    public void area(List<double[]> corners, String fill, double opacity) {
        start("polygon", "points", along(corners), "fill", fill, "fill-opacity", opacity);
        end();
    }

    @Override
    public void dot(double x, double y, double radius, String fill, String stroke) {
        start(
                "circle",
                "cx",
                left + x,
                "cy",
                top + y,
                "r",
                radius,
                "fill",
                fill,
                "stroke",
                stroke,
                "stroke-width",
                1.5);
        end();
    }

    /** Draws the points as one path of lines with zero length, whose round caps are circles. */
    @Override
    public void points(List<double[]> points, double diameter, String colour) {
        StringBuilder path = new StringBuilder();
        for (double[] point : points) {
            path.append('M')
                    .append(number(left + point[0]))
                    .append(' ')
                    .append(number(top + point[1]))
                    .append("h0");
        }
        start("path", "d", path, "stroke", colour, "stroke-width", diameter, "stroke-linecap", "round");
        end();
    }

    @Override
    public void text(String text, double x, double y, double size, Anchor anchor, String fill) {
        turnedText(text, x, y, size, anchor, fill, 0);
    }

    @Override
    public void turnedText(String text, double x, double y, double size, Anchor anchor, String fill, double degrees) {
        List<Object> attributes = new ArrayList<>(List.of(
                "x",
                left + x,
                "y",
                top + y,
                "text-anchor",
                anchor.name().toLowerCase(Locale.ROOT),
                "font-family",
                SANS,
                "font-size",
                size,
                "fill",
                fill));
        if (degrees != 0) {
            attributes.add("transform");
            attributes.add("rotate(%s %s %s)".formatted(number(degrees), number(left + x), number(top + y)));
        }
        start("text", attributes.toArray());
        characters(text);
        end();
    }

    /** Begins an element with attributes, given as alternating names and values. */
    void start(String name, Object... attributes) {
        try {
            xml.writeStartElement(name);
            for (int i = 0; i < attributes.length; i += 2) {
                Object value = attributes[i + 1];
                xml.writeAttribute(
                        attributes[i].toString(), value instanceof Number number ? number(number) : value.toString());
            }
        } catch (XMLStreamException e) {
            throw cannot(e);
        }
    }

    /** Ends the element begun last. */
    void end() {
        try {
            xml.writeEndElement();
        } catch (XMLStreamException e) {
            throw cannot(e);
        }
    }

    /** Writes an element that contains only text. */
    void element(String name, String text) {
        start(name);
        characters(text);
        end();
    }

    /** Writes text. Characters that XML does not allow are left out. */
    void characters(String text) {
        try {
            xml.writeCharacters(printable(text));
        } catch (XMLStreamException e) {
            throw cannot(e);
        }
    }

    /** Returns the exception for an error that cannot occur, because SVG is written to memory. */
    static IllegalStateException cannot(XMLStreamException e) {
        return new IllegalStateException("writing SVG to memory failed", e);
    }

    /** Returns a number rounded to two decimals, without trailing zeros. */
    private static String number(Number number) {
        double rounded = Math.round(number.doubleValue() * 100) / 100.0;
        return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
    }

    /** Removes the characters that XML does not allow even when they are escaped. */
    private static String printable(String text) {
        StringBuilder kept = new StringBuilder();
        text.codePoints()
                .filter(letter ->
                        letter == '\t' || letter == '\n' || letter >= 0x20 && letter != 0xfffe && letter != 0xffff)
                .filter(letter -> letter < 0xd800 || letter > 0xdfff)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
