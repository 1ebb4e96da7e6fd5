package org.featurescope.optimize.objective;

import java.util.Optional;
import org.featurescope.model.Network;
import org.featurescope.validate.Validate;

/**
 * An objective on the picture itself, {@code [size, size, 3]} in 0 to 1, before any transformation. All except
 * {@link BoundaryComplexity} are positive numbers to be subtracted: {@code channel(mixed4c:4) - 0.001*variation}. Sums are
 * over all pixels and the three colours, as in Lucid's {@code objectives.py}, so a suitable weight depends on the size.
 */
public sealed interface PictureObjective extends Objective {
    @Override
    default PictureObjective checkedAgainst(Network network, int batch) {
        return this;
    }

    @Override
    default Optional<String> firstLayer() {
        return Optional.empty();
    }

    /**
     * Total variation: the sum of {@code |x[i + 1, j] - x[i, j]| + |x[i, j + 1] - x[i, j]|}. Rudin, Osher and Fatemi,
     * 1992, doi:10.1016/0167-2789(92)90242-F; Mahendran and Vedaldi, 2015. <em>Subtract it.</em>
     */
    record TotalVariation() implements PictureObjective {
        @Override
        public <R> R accept(ObjectiveVisitor<R> visitor) {
            return visitor.visitTotalVariation(this);
        }

        @Override
        public String toString() {
            return "variation";
        }
    }

    /** The sum of {@code |x - constant|}. <em>Subtract it.</em> */
    record L1(double constant) implements PictureObjective {
        public L1 {
            constant = Numbers.colour("constant", constant);
        }

        @Override
        public <R> R accept(ObjectiveVisitor<R> visitor) {
            return visitor.visitL1(this);
        }

        @Override
        public String toString() {
            return constant == 0 ? "l1" : "l1(%s)".formatted(Numbers.text(constant));
        }
    }

    /** {@code sqrt(1e-6 + sum of (x - constant)^2)}. <em>Subtract it.</em> */
    record L2(double constant) implements PictureObjective {
        public L2 {
            constant = Numbers.colour("constant", constant);
        }

        @Override
        public <R> R accept(ObjectiveVisitor<R> visitor) {
            return visitor.visitL2(this);
        }

        @Override
        public String toString() {
            return constant == 0 ? "l2" : "l2(%s)".formatted(Numbers.text(constant));
        }
    }

    /**
     * Half the squared distance from the blurred picture, which is treated as a constant. So the gradient is
     * {@code x - blur(x)}, and a step of size {@code k} against it mixes in the share {@code k} of the blurred picture. The
     * blur weighs each pixel 1 and its eight neighbours 1/2. Nguyen, Yosinski and Clune, 2015, arXiv:1412.1897. <em>Subtract it.</em>
     */
    record BlurEachStep() implements PictureObjective {
        @Override
        public <R> R accept(ObjectiveVisitor<R> visitor) {
            return visitor.visitBlur(this);
        }

        @Override
        public String toString() {
            return "blur";
        }
    }

    /**
     * The complexity of the picture within {@code width} pixels of its edges and its distance from a grey there:
     * {@code -sum of (x - blur(x))^2 + 0.8 (x - colour)^2}. The blur weighs nine pixels 1 and the sixteen around them
     * 1/2. <em>Already negative.</em> Lucid's {@code penalize_boundary_complexity}.
     */
    record BoundaryComplexity(int width, double colour) implements PictureObjective {
        /** Lucid's width, in pixels, and grey. */
        public static final BoundaryComplexity DEFAULT = new BoundaryComplexity(20, 0.5);

        private static final int MOST_WIDTH = 4096;

        public BoundaryComplexity {
            Validate.inRange("width", width, 1, MOST_WIDTH);
            colour = Numbers.colour("colour", colour);
        }

        @Override
        public <R> R accept(ObjectiveVisitor<R> visitor) {
            return visitor.visitBoundary(this);
        }

        @Override
        public String toString() {
            return equals(DEFAULT)
                    ? "boundary"
                    : "boundary(width=%d, colour=%s)".formatted(width, Numbers.text(colour));
        }
    }
}
