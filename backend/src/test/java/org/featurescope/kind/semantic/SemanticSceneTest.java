package org.featurescope.kind.semantic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.featurescope.figure.drawing.SvgDocument.number;

import java.util.List;
import org.featurescope.figure.drawing.ExportedFigures;
import org.featurescope.figure.drawing.SvgDocument;
import org.featurescope.kind.DrawnFigures;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

final class SemanticSceneTest {
    private static final String POSITIONS = """
            {"photograph": 4, "map": {"height": 14, "width": 14},
             "cells": [{"magnitude": 4}, {"magnitude": 1}, {"magnitude": 0}, {"magnitude": 2}]}""";

    private static final String GROUPS = """
            {"photograph": 2, "map": {"height": 14, "width": 14}, "groups": [{"magnitude": 3}, {"magnitude": 1}]}""";

    @Test
    void positionsStandBesideTheirPhotographAsLargeAsTheyAreStrong() throws Exception {
        List<Element> images =
                SvgDocument.of(DrawnFigures.of("semantic", POSITIONS, 5)).all("image");
        assertThat(images).hasSize(5);
        assertThat(images.get(0).getTextContent()).isEqualTo("picture 4");
        assertThat(number(images.get(0), "width")).isEqualTo(2 * ExportedFigures.SIDE);
        assertThat(number(images.get(1), "width")).isEqualTo(ExportedFigures.SIDE);
        assertThat(number(images.get(2), "width")).isEqualTo(ExportedFigures.SIDE / 2.0);
    }

    @Test
    void aGroupStandsAboveThePhotographWhereItIsWithItsShare() throws Exception {
        SvgDocument document = SvgDocument.of(DrawnFigures.of("semantic", GROUPS, 5));
        List<Element> images = document.all("image");
        assertThat(images.stream().map(Element::getTextContent))
                .containsExactly("picture 2", "picture 0", "picture 3", "picture 1", "picture 4");
        assertThat(number(images.get(1), "x")).isEqualTo(number(images.get(2), "x"));
        assertThat(number(images.get(2), "y")).isGreaterThan(number(images.get(1), "y"));
        assertThat(document.texts()).contains("1 · 75 %", "2 · 25 %");
    }
}
