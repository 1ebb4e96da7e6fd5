package org.featurescope.linear;

import java.util.ArrayList;
import java.util.List;

/**
 * A convex region of a square on which no function changes its sign.
 *
 * @param corners the corners, counter-clockwise
 * @param signs the sign of each function so far; 0 only for a function that is zero everywhere
 */
public record PlaneRegion(List<PlanePoint> corners, List<Integer> signs) {
    public PlaneRegion {
        corners = List.copyOf(corners);
        signs = List.copyOf(signs);
    }

    /** Returns the regions into which functions cut a square. */
    public static List<PlaneRegion> of(InputSquare square, List<Line> functions) {
        return new PlaneRegion(square.corners(), List.of()).cutBy(functions);
    }

    /** Returns the parts of this region on which some more functions have one sign each. */
    public List<PlaneRegion> cutBy(List<Line> functions) {
        List<PlaneRegion> parts = List.of(this);
        for (Line function : functions) {
            parts = parts.stream()
                    .flatMap(part -> part.cutBy(function).stream())
                    .toList();
        }
        return parts;
    }

    /** Returns the one or two parts of this region on which a function has one sign, the positive part first. */
    public List<PlaneRegion> cutBy(Line function) {
        List<Integer> at = corners.stream().map(function::signAt).toList();
        boolean hasPositive = at.contains(1);
        boolean hasNegative = at.contains(-1);
        return hasPositive && hasNegative
                ? List.of(part(function, at, 1), part(function, at, -1))
                : List.of(with(corners, hasPositive ? 1 : hasNegative ? -1 : 0));
    }

    private PlaneRegion part(Line function, List<Integer> at, int sign) {
        List<PlanePoint> kept = new ArrayList<>();
        for (int i = 0; i < corners.size(); i++) {
            PlanePoint corner = corners.get(i);
            PlanePoint next = corners.get((i + 1) % corners.size());
            if (at.get(i) * sign >= 0) {
                kept.add(corner);
            }
            if (at.get(i) * at.get((i + 1) % at.size()) < 0) {
                kept.add(corner.lineTo(next).crossing(function).orElseThrow());
            }
        }
        return with(kept, sign);
    }

    private PlaneRegion with(List<PlanePoint> other, int sign) {
        List<Integer> more = new ArrayList<>(signs);
        more.add(sign);
        return new PlaneRegion(other, more);
    }

    /** Returns the corners' coordinates, {@code [x, y]}. */
    public List<double[]> outline() {
        return corners.stream().map(PlanePoint::coordinates).toList();
    }

    /** Returns the ends of the side that lies on a line; empty if none does. */
    public List<PlanePoint> sideOn(Line line) {
        return corners.stream().filter(corner -> line.signAt(corner) == 0).toList();
    }
}
