package org.featurescope.kind.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.featurescope.figure.drawing.SvgDocument.number;

import java.util.List;
import org.featurescope.figure.drawing.SvgDocument;
import org.featurescope.kind.DrawnFigures;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

final class AtlasSceneTest {
    private static final String ATLAS = """
            {"side": 2, "set": {"name": "</text><script>", "photographs": 3}, "points": [[0, 0], [0.5, 1]],
             "cells": [{"count": 16}, {"count": 0}, {"count": 4}, {"count": 9}]}""";

    @Test
    void aCellOfAnAtlasIsAsLargeAsItIsFullAndStandsInItsPlace() throws Exception {
        SvgDocument document = SvgDocument.of(DrawnFigures.of("atlas", ATLAS, 4));
        List<Element> images = document.all("image");
        // the second cell is empty
        assertThat(images).hasSize(3);
        double whole = number(images.get(0), "width");
        assertThat(number(images.get(1), "width")).isCloseTo(whole / 2, within(0.01));
        assertThat(number(images.get(2), "width")).isCloseTo(whole * 3 / 4, within(0.01));
        assertThat(number(images.get(1), "x") + whole / 4)
                .isCloseTo(number(images.get(0), "x") + whole / 2, within(0.01));
        assertThat(document.all("path").get(0).getAttribute("d"))
                .containsOnlyOnce("M8 8h0")
                .contains("h0M");
        assertThat(document.texts()).anySatisfy(text -> assertThat(text).contains("of the set </text><script>"));
        assertThat(document.all("script")).isEmpty();
    }
}
