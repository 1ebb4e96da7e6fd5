package org.featurescope.kind.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.featurescope.figure.ResultData;
import org.featurescope.figure.drawing.SvgDocument;
import org.featurescope.figure.table.CsvExport;
import org.featurescope.kind.DrawnFigures;
import org.featurescope.kind.ResultJson;
import org.featurescope.kind.photographs.IndexedSet;
import org.featurescope.kind.plane.PlaneResult.Angle;
import org.featurescope.kind.plane.PlaneResult.Patch;
import org.featurescope.kind.plane.PlaneResult.Place;
import org.featurescope.kind.plane.PlaneResult.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

final class PlaneSceneTest {
    /** The margin of exported files, pixels. */
    private static final double MARGIN = 8;

    private static PlaneResult result(int angles, double angle) {
        List<Angle> pictured = IntStream.range(0, angles)
                .mapToObj(i -> new Angle(i * 360.0 / angles, i))
                .toList();
        List<Patch> patches = List.of(
                new Patch("cat", 1, 2, angles), new Patch("dog", 3, 4, angles + 1), new Patch("cat", 5, 6, angles + 2));
        List<Place> places = List.of(new Place(4, 0), new Place(0, 3), new Place(3, -1));
        Side before = new Side(
                "before", "mixed4c before ReLU", false, 48, 4, List.of(new Place(1, 1)), places, List.of(0, 1));
        List<Place> rectified = List.of(new Place(4, 0), new Place(0, 3), new Place(3, 0));
        Side after = new Side("after", "mixed4c after ReLU", true, 48, 4, List.of(), rectified, List.of(1));
        return new PlaneResult(
                new IndexedSet("commons", "", 3, List.of(), 0),
                "mixed4c:12",
                "mixed4c:31",
                angle,
                pictured,
                patches,
                List.of(before, after));
    }

    private static SvgDocument drawn(PlaneResult result) throws Exception {
        int pictures = result.angles().size() + result.patches().size();
        return SvgDocument.of(DrawnFigures.of("plane", ResultData.toJson(result).toString(), pictures));
    }

    @Test
    void drawsPatchesAtTheirActivationsWithinTheRingOfPictures() throws Exception {
        SvgDocument document = drawn(result(24, 90));
        assertThat(document.all("image")).hasSize(24 + 2);
        assertThat(document.texts())
                .contains(
                        "mixed4c:12",
                        "mixed4c:31",
                        "mixed4c before ReLU: 48 positions of 3 photographs of the set commons");
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5, 8, 12, 24, 36})
    void noTwoPicturesOfTheRingOverlapAndNoPatchReachesIt(int angles) throws Exception {
        List<Element> images = drawn(result(angles, 90)).all("image");
        List<double[]> boxes = new ArrayList<>();
        for (Element image : images) {
            double x = SvgDocument.number(image, "x");
            double y = SvgDocument.number(image, "y");
            double side = SvgDocument.number(image, "width");
            assertThat(x).isBetween(MARGIN - 0.5, MARGIN + 760.5 - side);
            assertThat(y).isBetween(MARGIN - 0.5, MARGIN + 760.5 - side);
            for (double[] other : boxes) {
                boolean apart = Math.abs(x + side / 2 - other[0]) > (side + other[2]) / 2 - 0.5
                        || Math.abs(y + side / 2 - other[1]) > (side + other[2]) / 2 - 0.5;
                assertThat(apart).isTrue();
            }
            boxes.add(new double[] {x + side / 2, y + side / 2, side});
        }
        double[] last = boxes.get(boxes.size() - angles);
        assertThat(last[1]).isEqualTo(MARGIN + 380, within(0.5));
    }

    @Test
    void aSecondDirectionThatIsNotOrthogonalHasALineOfItsOwn() throws Exception {
        assertThat(drawn(result(4, 90)).all("polyline")).isEmpty();
        assertThat(drawn(result(4, 60)).all("polyline")).hasSize(1);
    }

    @Test
    void hasTablesOfTheBestOfThePatchesAndOfThePositions() {
        PlaneResult result = result(4, 90);
        assertThat(PlaneTables.best(result, result.sides().get(0), 0)).containsExactly(0, 1);
        assertThat(PlaneTables.best(result, result.sides().get(0), 330)).containsExactly(0, 1);
        assertThat(PlaneTables.best(result, result.sides().get(1), 180)).isEmpty();
        assertThat(new String(CsvExport.of(PlaneTables.best(result)), StandardCharsets.UTF_8))
                .startsWith("side,degrees,rank,photograph,row,column,score")
                .contains("before,0.0,1,cat,1,2,4.0");
        assertThat(PlaneTables.patches(result).rows()).hasSize(6);
        assertThat(PlaneTables.positions(result).rows()).containsExactly(List.of("before", 1.0, 1.0));
    }

    @Test
    void placesAreWrittenAsPairs() throws Exception {
        ResultJson.assertWrittenAs(
                new PlaneResult(
                        new IndexedSet("commons", "", 3, List.of(), 0),
                        "x:1",
                        "x:2",
                        90,
                        List.of(new Angle(0, 0)),
                        List.of(new Patch("cat", 1, 2, 1)),
                        List.of(new Side(
                                "after",
                                "x",
                                false,
                                1,
                                2,
                                List.of(new Place(1, 2)),
                                List.of(new Place(1, 2)),
                                List.of(0)))),
                "{'set':{'name':'commons','sha256':'','photographs':3,'skipped':[],'skippedInAll':0},'a':'x:1','b':'x:2',"
                        + "'angle':90.0,'angles':[{'degrees':0.0,'picture':0}],"
                        + "'patches':[{'photograph':'cat','row':1,'column':2,'picture':1}],"
                        + "'sides':[{'name':'after','title':'x','rectified':false,'positions':1,'reach':2.0,"
                        + "'points':[[1.0,2.0]],'places':[[1.0,2.0]],'drawn':[0]}]}");
    }
}
