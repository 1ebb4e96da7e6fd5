package org.featurescope.figure.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Draws curves of numbers against the depth of a network: one point for each stage from the input to the output. Above the
 * curves stand what they measure and the name of each, below them the names of the stages, of which some are left out
 * where there is no space. A control is dashed.
 *
 * @param label what the numbers are
 * @param stages the names of the stages in depth order
 * @param series the curves
 * @param isLogarithmic whether the axis of the numbers is logarithmic; numbers that are not positive are then left out
 */
public record DepthCurves(String label, List<String> stages, List<Series> series, boolean isLogarithmic) {
    /** The colours of the curves in order, told apart by eyes of all kinds of colour vision (Okabe and Ito, 2008). */
    static final List<String> COLOURS = List.of("#00609c", "#c4500a", "#007a5a", "#a8518a", "#6b6b00");

    private static final double VALUES = 52;
    private static final double RIGHT = 12;
    private static final double HEADING = 44;
    private static final int TICKS = 4;
    private static final int MOST_NAME = 16;
    /** The least number of letters to which names are shortened so that they stand side by side. */
    private static final int LEAST_NAME = 8;

    private static final double LETTER = 6.2;
    private static final double LINE = 14;
    private static final double TURN = -45;
    private static final double SAMPLE = 22;
    private static final double BAND = 0.16;
    private static final int FEW = 40;
    private static final String FAINT = "#e6e6e6";

    public DepthCurves {
        stages = List.copyOf(stages);
        series = List.copyOf(series);
        for (Series each : series) {
            if (each.values.size() != stages.size()) {
                throw new IllegalArgumentException(
                        "%d values for %d stages".formatted(each.values.size(), stages.size()));
            }
        }
    }

    /**
     * One curve.
     *
     * @param name its name in the legend
     * @param values a value for each stage; empty where it is undefined
     * @param low the lower ends of intervals around the values, or none
     * @param high the upper ends of the intervals, or none
     * @param isControl whether it is the control, which the others are compared with
     */
    public record Series(
            String name,
            List<Optional<Double>> values,
            List<Optional<Double>> low,
            List<Optional<Double>> high,
            boolean isControl) {
        /** Creates a curve without intervals. */
        public Series(String name, List<Optional<Double>> values, boolean isControl) {
            this(name, values, List.of(), List.of(), isControl);
        }

        Stream<Double> all() {
            return Stream.of(values, low, high).flatMap(List::stream).flatMap(Optional::stream);
        }
    }

    /** Draws the curves, with all that belongs to them, into a rectangle. */
    public void draw(Pen pen, double left, double top, double width, double height) {
        new Plot(left + VALUES, left + width - RIGHT, top + HEADING, top + height - nameHeight(width))
                .draw(pen, left, top);
    }

    /** Returns the height of the names below the axis, pixels. */
    private double nameHeight(double width) {
        double longest = stages.stream()
                .mapToDouble(stage -> LETTER * Math.min(stage.length(), MOST_NAME))
                .max()
                .orElse(0);
        return isLevel(width) ? 24 : 16 + longest * Math.sin(Math.toRadians(-TURN));
    }

    /** Returns whether names stand side by side: if all fit, or all but a few long ones, which are shortened. */
    private boolean isLevel(double width) {
        int letters = lettersSideBySide(width);
        long longer = stages.stream().filter(stage -> stage.length() > letters).count();
        return longer == 0 || letters >= LEAST_NAME && 5 * longer <= stages.size();
    }

    private int lettersSideBySide(double width) {
        return (int) (((width - VALUES - RIGHT) / stages.size() - 8) / LETTER);
    }

    private static String shortened(String stage, int letters) {
        return stage.length() <= letters ? stage : stage.substring(0, letters - 1) + "…";
    }

    /** Returns the colour of a curve. A control beside one curve is grey, beside several it has the colour of its own. */
    private String colour(int index) {
        long measured = series.stream().filter(each -> !each.isControl).count();
        if (series.get(index).isControl && measured <= 1) {
            return Scene.QUIET;
        }
        long before = series.subList(0, index + 1).stream()
                .filter(each -> !each.isControl)
                .count();
        return COLOURS.get((int) Math.max(0, before - 1) % COLOURS.size());
    }

    /** The rectangle between the axes. */
    private final class Plot {
        private final double left;
        private final double right;
        private final double bottom;
        private final Axis up;

        Plot(double left, double right, double top, double bottom) {
            this.left = left;
            this.right = right;
            this.bottom = bottom;
            this.up = axis(bottom, top);
        }

        private Axis axis(double bottom, double top) {
            double[] values = series.stream()
                    .flatMap(Series::all)
                    .filter(value -> !isLogarithmic || value > 0)
                    .mapToDouble(value -> isLogarithmic ? Math.log10(value) : value)
                    .sorted()
                    .toArray();
            if (values.length == 0) {
                return new Axis(0, 1, bottom, top);
            }
            double least = values[0];
            double most = values[values.length - 1];
            if (!isLogarithmic && least > 0 && least < most / 2) {
                least = 0;
            }
            double margin = most > least ? 0.04 * (most - least) : 0.5;
            return new Axis(least == 0 ? 0 : least - margin, most + margin, bottom, top);
        }

        void draw(Pen pen, double outerLeft, double outerTop) {
            pen.text(label, outerLeft, outerTop + Scene.TEXT, Scene.TEXT, Pen.Anchor.START, Scene.INK);
            legend(pen, outerLeft, outerTop + 2.6 * Scene.TEXT);
            rules(pen);
            for (int i = 0; i < series.size(); i++) {
                band(pen, series.get(i), colour(i));
            }
            for (int i = 0; i < series.size(); i++) {
                curve(pen, series.get(i), colour(i));
            }
            names(pen);
        }

        private void legend(Pen pen, double from, double y) {
            double x = from;
            for (int i = 0; i < series.size(); i++) {
                Series each = series.get(i);
                pen.path(
                        List.of(new double[] {x, y - 4}, new double[] {x + SAMPLE, y - 4}),
                        colour(i),
                        2,
                        each.isControl);
                pen.text(each.name, x + SAMPLE + 6, y, Scene.TEXT, Pen.Anchor.START, Scene.QUIET);
                x += SAMPLE + 6 + each.name.length() * LETTER * 1.1 + 18;
            }
        }

        private void rules(Pen pen) {
            for (double tick : up.ticks(TICKS)) {
                if (isLogarithmic && tick != Math.rint(tick) && up.most() - up.least() > 2) {
                    continue;
                }
                pen.line(left, up.at(tick), right, up.at(tick), FAINT);
                double shown = isLogarithmic ? Math.pow(10, tick) : tick;
                pen.text(Axis.shown(shown), left - 6, up.at(tick) + 4, Scene.TEXT, Pen.Anchor.END, Scene.QUIET);
            }
            pen.line(left, bottom, right, bottom, Scene.QUIET);
        }

        private double across(int stage) {
            return left + (stage + 0.5) * (right - left) / stages.size();
        }

        private Optional<double[]> point(List<Optional<Double>> values, int stage) {
            return values.get(stage)
                    .filter(value -> !isLogarithmic || value > 0)
                    .map(value -> new double[] {across(stage), up.at(isLogarithmic ? Math.log10(value) : value)});
        }

        /** Returns the runs of neighbouring stages whose values are defined. */
        private List<List<double[]>> runs(List<Optional<Double>> values) {
            List<List<double[]>> runs = new ArrayList<>();
            boolean isOpen = false;
            for (int stage = 0; stage < values.size(); stage++) {
                Optional<double[]> point = point(values, stage);
                if (point.isPresent() && !isOpen) {
                    runs.add(new ArrayList<>());
                }
                isOpen = point.isPresent();
                point.ifPresent(each -> runs.get(runs.size() - 1).add(each));
            }
            return runs;
        }

        private void band(Pen pen, Series each, String colour) {
            if (each.low.isEmpty() || each.high.isEmpty()) {
                return;
            }
            List<Optional<Double>> low = new ArrayList<>(each.low);
            List<Optional<Double>> high = new ArrayList<>(each.high);
            for (int stage = 0; stage < stages.size(); stage++) {
                if (point(low, stage).isEmpty() || point(high, stage).isEmpty()) {
                    low.set(stage, Optional.empty());
                    high.set(stage, Optional.empty());
                }
            }
            List<List<double[]>> below = runs(low);
            List<List<double[]>> above = runs(high);
            for (int run = 0; run < below.size(); run++) {
                List<double[]> corners = new ArrayList<>(above.get(run));
                for (int i = below.get(run).size() - 1; i >= 0; i--) {
                    corners.add(below.get(run).get(i));
                }
                if (corners.size() > 2) {
                    pen.area(corners, colour, BAND);
                }
            }
        }

        private void curve(Pen pen, Series each, String colour) {
            for (List<double[]> run : runs(each.values)) {
                if (run.size() > 1) {
                    pen.path(run, colour, each.isControl ? 1.5 : 2, each.isControl);
                }
                if (run.size() == 1 || stages.size() <= FEW) {
                    pen.points(run, each.isControl ? 4 : 6, colour);
                }
            }
        }

        private void names(Pen pen) {
            double width = right - left + VALUES + RIGHT;
            boolean isLevel = isLevel(width);
            int letters = isLevel ? lettersSideBySide(width) : MOST_NAME;
            int every = isLevel ? 1 : (int) Math.ceil(LINE * stages.size() / (right - left));
            for (int stage = 0; stage < stages.size(); stage += every) {
                double x = across(stage);
                String name = shortened(stages.get(stage), letters);
                pen.line(x, bottom, x, bottom + 4, Scene.QUIET);
                if (isLevel) {
                    pen.text(name, x, bottom + 18, Scene.TEXT, Pen.Anchor.MIDDLE, Scene.QUIET);
                } else {
                    pen.turnedText(name, x + 4, bottom + 13, Scene.TEXT, Pen.Anchor.END, Scene.QUIET, TURN);
                }
            }
        }
    }
}
