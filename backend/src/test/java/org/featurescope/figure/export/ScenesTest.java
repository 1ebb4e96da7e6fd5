package org.featurescope.figure.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.featurescope.figure.Curve;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.Kind;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.Networks;
import org.featurescope.figure.StoredFigure;
import org.featurescope.figure.StoredFigure.ImageFile;
import org.featurescope.figure.StoredFigure.StoredImage;
import org.featurescope.figure.drawing.Axis;
import org.featurescope.figure.drawing.ExportedFigure;
import org.featurescope.figure.drawing.PngExport;
import org.featurescope.figure.drawing.Scene;
import org.featurescope.figure.drawing.SvgExport;
import org.featurescope.figure.run.FakeVisualizer;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What is drawn of the kinds that show more than pictures in rows. */
final class ScenesTest {
    private static final Kinds KINDS = Kinds.with(FakeVisualizer.quick(), Networks.shelf());
    private static final int SIDE = 64;
    private static final String SPECTRUM = """
            {"set": {"name": "samples", "photographs": 4},
             "histogram": {"least": 1, "most": 5, "counts": [2, 0, 1, 1]},
             "items": [{"group": 0, "activation": 0}, {"group": 1, "activation": 1}, {"group": 2, "activation": 2},
                       {"group": 3, "activation": 4}, {"group": 4, "activation": 5}, {"group": 5, "activation": 50}]}""";
    private static final String ATLAS = """
            {"side": 2, "set": {"name": "</text><script>", "photographs": 3}, "points": [[0, 0], [0.5, 1]],
             "cells": [{"count": 16}, {"count": 0}, {"count": 4}, {"count": 9}]}""";
    private static final String POSITIONS = """
            {"photograph": 4, "map": {"height": 14, "width": 14},
             "cells": [{"magnitude": 4}, {"magnitude": 1}, {"magnitude": 0}, {"magnitude": 2}]}""";
    private static final String GROUPS = """
            {"photograph": 2, "map": {"height": 14, "width": 14}, "groups": [{"magnitude": 3}, {"magnitude": 1}]}""";
    private static final String DIVERSITY = """
            {"optima": 2, "set": {"name": "samples", "photographs": 9}, "photographs": [
              {"name": "a", "title": "A & b", "credit": "C <d>", "licence": "CC0", "picture": 2, "crop": 4, "activation": 1.5,
               "peak": {"y": 0.5, "x": 0.5}, "field": {"top": 0.25, "left": 0.5, "height": 0.5, "width": 0.25}},
              {"name": "b", "picture": 3, "activation": 1.25, "peak": {"y": 0.25, "x": 0.75},
               "field": {"top": 0, "left": 0, "height": 1, "width": 1}}]}""";

    private static ExportedFigure figure(String kind, String data, int pictures) throws IOException {
        JsonNode json = new JsonMapper().readTree(data);
        Kind<?> of = KINDS.all().stream()
                .filter(each -> each.name().equals(kind))
                .findFirst()
                .orElseThrow();
        List<StoredImage> images = new ArrayList<>();
        for (int i = 0; i < pictures; i++) {
            ImageFile file = new ImageFile(i + ".png", "0".repeat(64), SIDE, SIDE);
            images.add(new StoredImage(file, "picture " + i, "", 0, Optional.empty()));
        }
        StoredFigure stored = new StoredFigure(
                new FigureId("0".repeat(64)),
                KINDS.example(of, Networks.network()),
                Instant.EPOCH,
                1,
                images,
                images.get(0).file(),
                new Curve(new int[] {1}, new float[1][pictures]),
                Optional.of(json));
        return new ExportedFigure(stored, kind, "https://example.org/figures/0", Collections.nCopies(pictures, blue()));
    }

    private static byte[] blue() throws IOException {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < SIDE * SIDE; i++) {
            image.setRGB(i % SIDE, i / SIDE, 0x336699);
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return png.toByteArray();
    }

    private static Document svg(ExportedFigure figure) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(SvgExport.of(figure)));
    }

    private static List<Element> all(Document document, String name) {
        NodeList found = document.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }

    private static List<String> words(Document document) {
        return all(document, "text").stream().map(Element::getTextContent).toList();
    }

    @Test
    void aSpectrumHasItsPicturesItsBarsAndWhereEachPictureStands() throws Exception {
        Document document = svg(figure("spectrum", SPECTRUM, 6));
        assertThat(all(document, "image")).hasSize(6);
        assertThat(words(document))
                .contains("Optimized minimum", "Below the middle", "Top", "mean activation of the unit’s map");
        List<Element> dots = all(document, "circle");
        assertThat(dots).hasSize(6);
        double one = number(dots.get(1), "cx");
        double five = number(dots.get(4), "cx");
        assertThat(number(dots.get(2), "cx")).isCloseTo(one + (five - one) / 4, within(0.02));
        assertThat(number(dots.get(3), "cx")).isCloseTo(one + (five - one) * 3 / 4, within(0.02));
        // the optimized ends lie outside of what photographs reach, and tell their own numbers
        assertThat(number(dots.get(0), "cx")).isLessThan(one);
        assertThat(number(dots.get(5), "cx")).isGreaterThan(five);
        assertThat(words(document)).contains("0", "50", "2", "3", "4");
        List<Element> bars = all(document, "rect").stream()
                .filter(rect -> rect.getAttribute("fill").equals("#d6d6d6"))
                .toList();
        assertThat(bars).hasSize(3);
        assertThat(number(bars.get(0), "height")).isEqualTo(2 * number(bars.get(1), "height"));
    }

    @Test
    void aCellOfAnAtlasIsAsLargeAsItIsFullAndStandsInItsPlace() throws Exception {
        Document document = svg(figure("atlas", ATLAS, 4));
        List<Element> images = all(document, "image");
        // the second cell is empty
        assertThat(images).hasSize(3);
        double whole = number(images.get(0), "width");
        assertThat(number(images.get(1), "width")).isCloseTo(whole / 2, within(0.01));
        assertThat(number(images.get(2), "width")).isCloseTo(whole * 3 / 4, within(0.01));
        assertThat(number(images.get(1), "x") + whole / 4)
                .isCloseTo(number(images.get(0), "x") + whole / 2, within(0.01));
        assertThat(all(document, "path").get(0).getAttribute("d"))
                .containsOnlyOnce("M8 8h0")
                .contains("h0M");
        assertThat(words(document)).anySatisfy(text -> assertThat(text).contains("of the set </text><script>"));
        assertThat(all(document, "script")).isEmpty();
    }

    @Test
    void positionsStandBesideTheirPhotographAsLargeAsTheyAreStrong() throws Exception {
        List<Element> images = all(svg(figure("semantic", POSITIONS, 5)), "image");
        assertThat(images).hasSize(5);
        assertThat(images.get(0).getTextContent()).isEqualTo("picture 4");
        assertThat(number(images.get(0), "width")).isEqualTo(2 * SIDE);
        assertThat(number(images.get(1), "width")).isEqualTo(SIDE);
        assertThat(number(images.get(2), "width")).isEqualTo(SIDE / 2.0);
    }

    @Test
    void aGroupStandsAboveThePhotographWhereItIsWithItsShare() throws Exception {
        Document document = svg(figure("semantic", GROUPS, 5));
        List<Element> images = all(document, "image");
        assertThat(images.stream().map(Element::getTextContent))
                .containsExactly("picture 2", "picture 0", "picture 3", "picture 1", "picture 4");
        assertThat(number(images.get(1), "x")).isEqualTo(number(images.get(2), "x"));
        assertThat(number(images.get(2), "y")).isGreaterThan(number(images.get(1), "y"));
        assertThat(words(document)).contains("1 · 75 %", "2 · 25 %");
    }

    @Test
    void photographsThatDriveAUnitStandUnderItsOptimaWithTheirMakers() throws Exception {
        Document document = svg(figure("diversity", DIVERSITY, 5));
        assertThat(all(document, "image")).hasSize(5);
        Element frame = all(document, "rect").stream()
                .filter(rect -> rect.getAttribute("fill").equals("none"))
                .findFirst()
                .orElseThrow();
        Element photograph = all(document, "image").get(2);
        assertThat(number(frame, "x"))
                .isCloseTo(number(photograph, "x") + number(photograph, "width") / 2, within(0.02));
        assertThat(number(frame, "height")).isCloseTo(number(photograph, "height") / 2, within(0.02));
        assertThat(all(document, "circle")).hasSize(1);
        assertThat(String.join(" ", words(document)))
                .contains("A & b: C <d>, CC0")
                .contains("1.5")
                .contains("1.25");
    }

    @Test
    void theSameIsDrawnAsPixels() throws IOException {
        ExportedFigure figure = figure("spectrum", SPECTRUM, 6);
        BufferedImage once = ImageIO.read(new ByteArrayInputStream(PngExport.of(figure, 1, false)));
        BufferedImage twice = ImageIO.read(new ByteArrayInputStream(PngExport.of(figure, 2, true)));
        Scene scene = Scene.of(figure);
        assertThat(once.getWidth()).isEqualTo((int) Math.ceil(scene.width() + 16));
        assertThat(twice.getHeight()).isEqualTo((int) Math.ceil(2 * (scene.height() + 16)));
        assertThat(once.getRGB(40, 60)).isEqualTo(0xff336699);
        assertThat(once.getRGB(0, 0)).isEqualTo(0xffffffff);
        assertThat(twice.getRGB(80, 120)).isEqualTo(0xff336699);
        assertThat(twice.getRGB(0, 0) >>> 24).isZero();
    }

    @Test
    void ticksAreRoundAndWithinTheAxis() {
        for (double[] ends : new double[][] {{0, 1}, {-3, 17}, {1e-4, 1.2e-4}, {5, 4000}}) {
            Axis axis = new Axis(ends[0], ends[1], 0, 100);
            assertThat(axis.ticks()).hasSizeBetween(4, 14).isSorted();
            assertThat(axis.ticks().get(0)).isGreaterThanOrEqualTo(ends[0] - 1e-12);
            assertThat(axis.ticks().get(axis.ticks().size() - 1)).isLessThanOrEqualTo(ends[1] * (1 + 1e-9));
            double step = axis.ticks().get(1) - axis.ticks().get(0);
            String digits = String.format(Locale.ROOT, "%.3e", step);
            assertThat(digits.charAt(0)).isIn('1', '2', '5');
        }
        assertThat(new Axis(2, 2, 0, 100).at(2)).isEqualTo(50);
        assertThat(List.of(Axis.shown(0), Axis.shown(-1.5), Axis.shown(0.30000000000000004), Axis.shown(1234)))
                .containsExactly("0", "−1.5", "0.3", "1230");
    }
}
