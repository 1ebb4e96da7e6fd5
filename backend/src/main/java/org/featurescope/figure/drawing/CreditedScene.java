package org.featurescope.figure.drawing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.featurescope.activation.photographs.Credit;

/** A drawing, and below it who made its photographs. Photographs of the same author and licence are named together. */
final class CreditedScene implements Scene {
    private static final double SIZE = 11;
    private static final double LINE = 15;
    private static final double LEAST_WIDTH = 360;

    /** The assumed average width of a letter, in units of the font size. It only decides where lines break. */
    private static final double LETTER = 0.54;

    private final Scene scene;
    private final List<String> lines;

    CreditedScene(Scene scene, List<Credit> credits) {
        this.scene = scene;
        this.lines = SvgExport.wrapped(text(credits), (int) (width() / (LETTER * SIZE)));
    }

    /** Returns credits as one text: {@code Photographs: bee, wasp (aussiegall, CC BY 2.0); cat (NASA)}. */
    static String text(List<Credit> credits) {
        Map<String, String> titles = credits.stream()
                .collect(Collectors.toMap(Credit::text, Credit::title, "%s, %s"::formatted, LinkedHashMap::new));
        return titles.entrySet().stream()
                .map(entry -> entry.getKey().isEmpty()
                        ? entry.getValue()
                        : "%s (%s)".formatted(entry.getValue(), entry.getKey()))
                .collect(Collectors.joining("; ", credits.size() == 1 ? "Photograph: " : "Photographs: ", ""));
    }

    @Override
    public double width() {
        return Math.max(LEAST_WIDTH, scene.width());
    }

    @Override
    public double height() {
        return scene.height() + GAP + lines.size() * LINE;
    }

    @Override
    public void draw(Pen pen) {
        scene.draw(pen);
        for (int i = 0; i < lines.size(); i++) {
            double base = scene.height() + GAP + (i + 1) * LINE - (LINE - SIZE);
            pen.text(lines.get(i), 0, base, SIZE, Pen.Anchor.START, QUIET);
        }
    }
}
