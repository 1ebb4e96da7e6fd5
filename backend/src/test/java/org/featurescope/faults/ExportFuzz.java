package org.featurescope.faults;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.featurescope.activation.photographs.Credit;
import org.featurescope.figure.citation.BibTeX;
import org.featurescope.figure.drawing.ExportedFigure;
import org.featurescope.figure.drawing.ExportedFigure.ExportedPicture;
import org.featurescope.figure.drawing.Layout;
import org.featurescope.figure.drawing.PngExport;
import org.featurescope.figure.drawing.SvgExport;
import org.featurescope.image.PngEncoder;
import org.featurescope.image.RgbImage;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/**
 * Exports a figure whose texts Jazzer makes. The SVG file must be well-formed and hold no element that its texts brought,
 * the PNG file must be drawn, and braces must match in BibTeX, which counts them even after a backslash.
 */
public final class ExportFuzz {
    private static final byte[] PNG = PngEncoder.encode(RgbImage.grey(4));
    private static final int TEXTS = 5;

    private ExportFuzz() {}

    public static void fuzzerTestOneInput(byte[] given) throws Exception {
        String all = new String(given, StandardCharsets.UTF_8);
        String[] texts = new String[TEXTS];
        for (int i = 0; i < TEXTS; i++) {
            texts[i] = all.substring(i * all.length() / TEXTS, (i + 1) * all.length() / TEXTS);
        }
        ExportedFigure figure = figure(texts);
        Document svg = parsed(SvgExport.of(figure));
        if (svg.getElementsByTagName("*").getLength()
                != parsed(SvgExport.of(figure(plain(texts))))
                        .getElementsByTagName("*")
                        .getLength()) {
            throw new AssertionError("the texts changed the elements of the SVG file");
        }
        PngExport.of(figure, 1, false);
        balanced(BibTeX.escaped(all));
    }

    private static ExportedFigure figure(String[] texts) {
        return new ExportedFigure(
                texts[0],
                texts[1],
                "http://127.0.0.1/",
                Layout.grid(1),
                List.of(new ExportedPicture(
                        PNG, 4, 4, texts[2], Optional.of(texts[3]), Optional.of(new Credit("", texts[4], "", "")))),
                Optional.empty());
    }

    /** Returns texts of the same letters but those that mean something in XML. */
    private static String[] plain(String[] texts) {
        String[] plain = new String[texts.length];
        for (int i = 0; i < texts.length; i++) {
            plain[i] = texts[i].replaceAll("[<>&'\"]", "x");
        }
        return plain;
    }

    private static Document parsed(byte[] svg) throws Exception {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(svg));
        } catch (SAXException | ParserConfigurationException e) {
            throw new AssertionError("the SVG file is not well-formed", e);
        }
    }

    private static void balanced(String text) {
        int depth = 0;
        for (char letter : text.toCharArray()) {
            depth += letter == '{' ? 1 : letter == '}' ? -1 : 0;
            if (depth < 0) {
                throw new AssertionError("a brace is closed that was not opened");
            }
        }
        if (depth != 0) {
            throw new AssertionError("a brace stays open");
        }
    }
}
