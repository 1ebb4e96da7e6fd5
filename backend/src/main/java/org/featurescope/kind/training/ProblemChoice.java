package org.featurescope.kind.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.featurescope.image.ImageDecoder;
import org.featurescope.image.Resampler;
import org.featurescope.image.RgbImage;
import org.featurescope.network.DigitProblems;
import org.featurescope.network.Digits;
import org.featurescope.network.ImageProblems;
import org.featurescope.network.LogicProblems;
import org.featurescope.network.PlaneProblems;
import org.featurescope.network.Problem;
import org.featurescope.validate.Validate;

/**
 * A problem, and what it takes to make it. What the problem does not use has its default.
 *
 * @param name which problem
 * @param bits of each summand
 * @param curve that points lie above or below
 * @param noise in the coordinates of points
 * @param points of one's own, three numbers each
 * @param photograph the id of the sample photograph to learn
 * @param other the id of the second one
 */
public record ProblemChoice(
        Name name,
        int bits,
        PlaneProblems.Curve curve,
        double noise,
        List<Double> points,
        String photograph,
        String other) {
    /** The most points of one's own. */
    static final int MOST_POINTS = 300;

    /** What a choice has where the problem does not use it. */
    static final ProblemChoice DEFAULT =
            new ProblemChoice(Name.XOR, 2, PlaneProblems.Curve.SINE, 0.02, List.of(), "chelsea", "coffee");

    private static final int LEAST_POINTS = 2;
    private static final Set<Name> NOISY = Set.of(Name.CIRCLE, Name.SPIRAL, Name.MOONS, Name.CHECKERBOARD, Name.ABOVE);

    /** The problems. */
    public enum Name {
        XOR,
        ADDER,
        CIRCLE,
        SPIRAL,
        MOONS,
        CHECKERBOARD,
        ABOVE,
        POINTS,
        IMAGE,
        IMAGES,
        DIGITS
    }

    public ProblemChoice {
        points = List.copyOf(points);
    }

    /** Returns this choice with what has no effect reset. */
    ProblemChoice resolved() {
        boolean isImage = name == Name.IMAGE || name == Name.IMAGES;
        return new ProblemChoice(
                name,
                name == Name.ADDER ? bits : DEFAULT.bits,
                name == Name.ABOVE ? curve : DEFAULT.curve,
                NOISY.contains(name) ? noise : DEFAULT.noise,
                name == Name.POINTS ? points : DEFAULT.points,
                isImage ? photograph : DEFAULT.photograph,
                name == Name.IMAGES ? other : DEFAULT.other);
    }

    /**
     * Makes the problem.
     *
     * @param sample returns the file of a sample photograph
     * @throws org.featurescope.validate.InvalidInputException if points are of no use
     * @throws org.featurescope.validate.NotFoundException if there is no such photograph
     */
    Problem problem(long seed, Function<String, byte[]> sample) {
        return switch (name) {
            case XOR -> LogicProblems.xor();
            case ADDER -> LogicProblems.adder(bits);
            case CIRCLE -> PlaneProblems.set(PlaneProblems.Set.CIRCLE, noise, seed);
            case SPIRAL -> PlaneProblems.set(PlaneProblems.Set.SPIRAL, noise, seed);
            case MOONS -> PlaneProblems.set(PlaneProblems.Set.MOONS, noise, seed);
            case CHECKERBOARD -> PlaneProblems.set(PlaneProblems.Set.CHECKERBOARD, noise, seed);
            case ABOVE -> PlaneProblems.above(curve, noise, seed);
            case POINTS -> PlaneProblems.points(ownPoints());
            case IMAGE -> ImageProblems.of(picture(sample.apply(photograph)));
            case IMAGES -> ImageProblems.between(picture(sample.apply(photograph)), picture(sample.apply(other)));
            case DIGITS -> DigitProblems.classes("problem");
        };
    }

    /** Returns the ids of the sample photographs that are learned; none if the problem is another. */
    public List<String> photographs() {
        return switch (name) {
            case IMAGE -> List.of(photograph);
            case IMAGES -> List.of(photograph, other);
            default -> List.of();
        };
    }

    private List<double[]> ownPoints() {
        Validate.isTrue(
                "points",
                points.size() % 3 == 0 && points.size() >= 3 * LEAST_POINTS,
                "points must be three numbers for each of %d points or more: two coordinates and the class"
                        .formatted(LEAST_POINTS));
        List<double[]> all = new ArrayList<>();
        for (int i = 0; i < points.size(); i += 3) {
            double kind = points.get(i + 2);
            Validate.isTrue(
                    "points[%d]".formatted(i + 2), kind == 0 || kind == 1, "the class of a point must be 0 or 1");
            all.add(new double[] {points.get(i), points.get(i + 1), kind});
        }
        return all;
    }

    private static RgbImage picture(byte[] file) {
        RgbImage whole = ImageDecoder.decode(file);
        int side = Math.min(whole.width(), whole.height());
        RgbImage square = Resampler.crop(whole, (whole.height() - side) / 2, (whole.width() - side) / 2, side, side);
        return Resampler.resize(square, ImageProblems.SIDE, ImageProblems.SIDE);
    }

    /** Returns the problem as the object of "learns". */
    public String title() {
        return switch (name) {
            case XOR -> "xor";
            case ADDER -> "to add numbers of %d bits".formatted(bits);
            case CIRCLE, SPIRAL, MOONS, CHECKERBOARD -> "the " + name.name().toLowerCase(Locale.ROOT);
            case ABOVE -> "what is above a curve";
            case POINTS -> "points of your own";
            case IMAGE -> "a photograph";
            case IMAGES -> "two photographs";
            case DIGITS -> "to read digits";
        };
    }

    /** Returns what the network is trained on. */
    String description() {
        return switch (name) {
            case XOR -> "the four examples of xor";
            case ADDER -> "all sums of two numbers of %d bits".formatted(bits);
            case CIRCLE, SPIRAL, MOONS, CHECKERBOARD, ABOVE -> "200 points of two classes, with 200 others held out";
            case POINTS -> "%d points".formatted(points.size() / 3);
            case IMAGE -> "the colours of the photograph %s, a quarter of its pixels held out".formatted(photograph);
            case IMAGES ->
                "the colours of the photographs %s and %s, a quarter of their pixels held out"
                        .formatted(photograph, other);
            case DIGITS ->
                "%,d handwritten digits, with %,d others held out. %s"
                        .formatted(Digits.TRAINED, Digits.COUNT - Digits.TRAINED, Digits.CREDIT);
        };
    }
}
