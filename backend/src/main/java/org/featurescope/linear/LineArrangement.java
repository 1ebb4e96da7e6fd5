package org.featurescope.linear;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The number of regions into which lines cut a convex part of the plane. By Euler's formula it is
 *
 * <pre>1 + lines + the sum over their crossings of (the number of lines through the crossing - 1)</pre>
 *
 * where lines count that cut the part in two, each once, and crossings inside the part.
 */
public final class LineArrangement {
    private LineArrangement() {}

    /** Returns the number of regions into which lines in general position cut the plane. */
    public static long most(int lines) {
        return 1 + lines + (long) lines * (lines - 1) / 2;
    }

    /** Returns the number of regions of the whole plane. Functions that are constant have no line. */
    public static long regionsOfPlane(List<Line> functions) {
        return regions(functions, line -> true, point -> true);
    }

    /** Returns the number of regions of a square. */
    public static long regionsOf(InputSquare square, List<Line> functions) {
        return regions(functions, square::isCutBy, square::contains);
    }

    private static long regions(List<Line> functions, Predicate<Line> cuts, Predicate<PlanePoint> contains) {
        Set<Line> distinct = new LinkedHashSet<>();
        functions.stream()
                .filter(function -> !function.isConstant())
                .map(Line::normalized)
                .filter(cuts)
                .forEach(distinct::add);
        List<Line> lines = List.copyOf(distinct);
        Map<PlanePoint, Set<Line>> through = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            for (int j = 0; j < i; j++) {
                Line first = lines.get(j);
                Line second = lines.get(i);
                first.crossing(second)
                        .filter(contains)
                        .ifPresent(point -> through.computeIfAbsent(point, at -> new HashSet<>())
                                .addAll(List.of(first, second)));
            }
        }
        return 1
                + lines.size()
                + through.values().stream().mapToLong(at -> at.size() - 1).sum();
    }
}
