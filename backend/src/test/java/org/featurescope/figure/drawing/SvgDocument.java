package org.featurescope.figure.drawing;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A figure's SVG file, parsed. */
public final class SvgDocument {
    private final Document document;

    private SvgDocument(Document document) {
        this.document = document;
    }

    /** Parses the file of a figure. */
    public static SvgDocument of(ExportedFigure figure) throws Exception {
        return new SvgDocument(DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(SvgExport.of(figure))));
    }

    /** Returns the elements of a name, in their order. */
    public List<Element> all(String name) {
        NodeList found = document.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    /** Returns the content of each text. */
    public List<String> texts() {
        return all("text").stream().map(Element::getTextContent).toList();
    }

    /** Returns an attribute that is a number. */
    public static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }
}
