package org.featurescope.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.featurescope.bench.measure.MemoryBenchmark.Reading;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

final class MemoryChartTest {
    private static final long MEBIBYTE = 1 << 20;

    @Test
    void aMemoryThatGrowsRisesAndOneThatStaysDoesNot() throws Exception {
        String svg =
                MemoryChart.svg(List.of(new Reading(10, 500 * MEBIBYTE, 4, 0), new Reading(20, 1000 * MEBIBYTE, 4, 0)));
        Document drawing = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        List<double[]> resident = points(drawing, 0);
        List<double[]> objects = points(drawing, 1);
        double bottom = 2 * resident.get(0)[1] - resident.get(1)[1];
        assertThat(bottom).as("500 is half way from 0 to 1000").isEqualTo(22 + 110);
        assertThat(resident.get(1)[0]).isGreaterThan(resident.get(0)[0]);
        assertThat(objects.get(0)[1]).isEqualTo(objects.get(1)[1]);
        assertThat(svg).contains(">1000<", "figures made: 20");
    }

    private static List<double[]> points(Document drawing, int line) {
        Element polyline = (Element) drawing.getElementsByTagName("polyline").item(line);
        return List.of(polyline.getAttribute("points").split(" ")).stream()
                .map(point -> point.split(","))
                .map(point -> new double[] {Double.parseDouble(point[0]), Double.parseDouble(point[1])})
                .toList();
    }
}
