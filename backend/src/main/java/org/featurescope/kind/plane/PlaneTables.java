package org.featurescope.kind.plane;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.featurescope.figure.table.Table;
import org.featurescope.kind.plane.PlaneResult.Angle;
import org.featurescope.kind.plane.PlaneResult.Patch;
import org.featurescope.kind.plane.PlaneResult.Place;
import org.featurescope.kind.plane.PlaneResult.Side;

/** The numbers of a plane as tables. */
final class PlaneTables {
    private PlaneTables() {}

    /** Returns the patches that score most at the angle of each picture. */
    static Table best(PlaneResult data) {
        List<List<Object>> rows = new ArrayList<>();
        for (Side side : data.sides()) {
            for (Angle angle : data.angles()) {
                int rank = 1;
                for (int number : best(data, side, angle.degrees())) {
                    Patch patch = data.patches().get(number);
                    rows.add(List.of(
                            side.name(),
                            angle.degrees(),
                            rank++,
                            patch.photograph(),
                            patch.row(),
                            patch.column(),
                            side.places().get(number).along(angle.degrees())));
                }
            }
        }
        return new Table(List.of("side", "degrees", "rank", "photograph", "row", "column", "score"), rows);
    }

    /** Returns the indices of the patches that score most at an angle, at most one of each photograph, the best first. */
    static List<Integer> best(PlaneResult data, Side side, double degrees) {
        Set<String> photographs = new HashSet<>();
        return IntStream.range(0, data.patches().size())
                .boxed()
                .filter(number -> !side.rectified()
                        || side.places().get(number).along(degrees) > Activations.LEAST_SCORE * side.reach())
                .sorted(Comparator.comparingDouble(
                        number -> -side.places().get(number).along(degrees)))
                .filter(number -> photographs.add(data.patches().get(number).photograph()))
                .limit(Activations.BEST)
                .toList();
    }

    /** Returns the patches with their activations. */
    static Table patches(PlaneResult data) {
        List<List<Object>> rows = new ArrayList<>();
        for (Side side : data.sides()) {
            for (int number = 0; number < data.patches().size(); number++) {
                Patch patch = data.patches().get(number);
                Place place = side.places().get(number);
                rows.add(List.of(side.name(), patch.photograph(), patch.row(), patch.column(), place.x(), place.y()));
            }
        }
        return new Table(List.of("side", "photograph", "row", "column", "x", "y"), rows);
    }

    /** Returns the activations of all points. */
    static Table positions(PlaneResult data) {
        List<List<Object>> rows = new ArrayList<>();
        for (Side side : data.sides()) {
            for (Place place : side.points()) {
                rows.add(List.of(side.name(), place.x(), place.y()));
            }
        }
        return new Table(List.of("side", "x", "y"), rows);
    }
}
