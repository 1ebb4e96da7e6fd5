package org.featurescope.optimize.objective;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.featurescope.model.Network;
import org.featurescope.validate.Validate;

/** An objective that is composed of other objectives. */
public sealed interface Composition extends Objective {
    /** The most objectives in one sum, product or list of pictures. */
    int MOST_PARTS = 1024;

    /** Returns the objectives that this is composed of, in order. */
    List<Objective> parts();

    /** Returns the first layer that one of the {@link #parts} names. */
    @Override
    default Optional<String> firstLayer() {
        return parts().stream().flatMap(part -> part.firstLayer().stream()).findFirst();
    }

    /** The sum of two or more objectives. Sums among the parts are flattened. */
    record Sum(List<Objective> parts) implements Composition {
        public Sum {
            List<Objective> flat = new ArrayList<>();
            parts.forEach(part -> flat.addAll(part instanceof Sum sum ? sum.parts : List.of(part)));
            parts = List.copyOf(flat);
            Validate.inRange("terms of a sum", parts.size(), 2, MOST_PARTS);
        }

        @Override
        public Sum checkedAgainst(Network network, int batch) {
            return new Sum(checked(parts, network, batch));
        }

        @Override
        public Sum forPicture(int picture, int batch) {
            return new Sum(ofPicture(parts, picture, batch));
        }

        @Override
        public <R> R accept(ObjectiveVisitor<R> visitor) {
            return visitor.visitSum(this);
        }

        @Override
        public String toString() {
            return parts.get(0)
                    + parts.stream()
                            .skip(1)
                            .map(part -> " + " + (isSum(part) ? "(" + part + ")" : part))
                            .collect(Collectors.joining());
        }
    }

    /** {@code minuend - subtrahend}. */
    record Difference(Objective minuend, Objective subtrahend) implements Composition {
        @Override
        public List<Objective> parts() {
            return List.of(minuend, subtrahend);
        }

        @Override
        public Difference checkedAgainst(Network network, int batch) {
            return new Difference(minuend.checkedAgainst(network, batch), subtrahend.checkedAgainst(network, batch));
        }

        @Override
        public Difference forPicture(int picture, int batch) {
            return new Difference(minuend.forPicture(picture, batch), subtrahend.forPicture(picture, batch));
        }

        @Override
        public <R> R accept(ObjectiveVisitor<R> visitor) {
            return visitor.visitDifference(this);
        }

        @Override
        public String toString() {
            return minuend + " - " + (isSum(subtrahend) ? "(" + subtrahend + ")" : subtrahend);
        }
    }

    /** An objective multiplied by a factor whose absolute value is between 1e-9 and 1e9. */
    record Scale(double factor, Objective objective) implements Composition {
        public Scale {
            Numbers.factor(factor);
        }

        @Override
        public List<Objective> parts() {
            return List.of(objective);
        }

        @Override
        public Scale checkedAgainst(Network network, int batch) {
            return new Scale(factor, objective.checkedAgainst(network, batch));
        }

        @Override
        public Scale forPicture(int picture, int batch) {
            return new Scale(factor, objective.forPicture(picture, batch));
        }

        @Override
        public <R> R accept(ObjectiveVisitor<R> visitor) {
            return visitor.visitScale(this);
        }

        @Override
        public String toString() {
            boolean parenthesized = isSum(objective) || objective instanceof Product;
            return Numbers.text(factor) + "*" + (parenthesized ? "(" + objective + ")" : objective);
        }
    }

    /** The product of two or more objectives, picture by picture. Products among the parts are flattened. */
    record Product(List<Objective> parts) implements Composition {
        public Product {
            List<Objective> flat = new ArrayList<>();
            parts.forEach(part -> flat.addAll(part instanceof Product product ? product.parts : List.of(part)));
            parts = List.copyOf(flat);
            Validate.inRange("factors of a product", parts.size(), 2, MOST_PARTS);
        }

        @Override
        public Product checkedAgainst(Network network, int batch) {
            return new Product(checked(parts, network, batch));
        }

        @Override
        public Product forPicture(int picture, int batch) {
            return new Product(ofPicture(parts, picture, batch));
        }

        @Override
        public <R> R accept(ObjectiveVisitor<R> visitor) {
            return visitor.visitProduct(this);
        }

        @Override
        public String toString() {
            return parts.stream()
                    .map(part -> isSum(part) ? "(" + part + ")" : part.toString())
                    .collect(Collectors.joining(" * "));
        }
    }

    /** The i-th objective for the i-th picture; there are as many as pictures. */
    record Each(List<Objective> parts) implements Composition {
        public Each {
            parts = List.copyOf(parts);
            Validate.inRange("objectives of each", parts.size(), 1, MOST_PARTS);
        }

        @Override
        public Each checkedAgainst(Network network, int batch) {
            Validate.isTrue(
                    FIELD,
                    parts.size() == batch,
                    "each has %d objectives, but the batch has %d pictures".formatted(parts.size(), batch));
            return new Each(checked(parts, network, batch));
        }

        @Override
        public Objective forPicture(int picture, int batch) {
            return parts.get(picture).forPicture(picture, batch);
        }

        @Override
        public <R> R accept(ObjectiveVisitor<R> visitor) {
            return visitor.visitEach(this);
        }

        @Override
        public String toString() {
            return parts.stream().map(Objective::toString).collect(Collectors.joining("; ", "each(", ")"));
        }
    }

    /**
     * Interpolation across the batch: {@code (1 - w) first + w last} with {@code w = i / (n - 1)} for picture {@code i} of
     * {@code n}. Lucid's {@code channel_interpolate}, for any two objectives.
     */
    record Between(Objective first, Objective last) implements Composition {
        @Override
        public List<Objective> parts() {
            return List.of(first, last);
        }

        @Override
        public Between checkedAgainst(Network network, int batch) {
            Validate.isTrue(FIELD, batch >= 2, "between goes from one picture to another, so it needs two or more");
            return new Between(first.checkedAgainst(network, batch), last.checkedAgainst(network, batch));
        }

        @Override
        public Objective forPicture(int picture, int batch) {
            return interpolated(picture, batch).forPicture(picture, batch);
        }

        private Objective interpolated(int picture, int batch) {
            if (picture == 0) {
                return first;
            }
            if (picture == batch - 1) {
                return last;
            }
            double share = picture / (batch - 1.0);
            return new Sum(List.of(new Scale(1 - share, first), new Scale(share, last)));
        }

        @Override
        public <R> R accept(ObjectiveVisitor<R> visitor) {
            return visitor.visitBetween(this);
        }

        @Override
        public String toString() {
            return "between(%s; %s)".formatted(first, last);
        }
    }

    private static boolean isSum(Objective objective) {
        return objective instanceof Sum || objective instanceof Difference;
    }

    private static List<Objective> checked(List<Objective> parts, Network network, int batch) {
        return parts.stream().map(part -> part.checkedAgainst(network, batch)).toList();
    }

    private static List<Objective> ofPicture(List<Objective> parts, int picture, int batch) {
        return parts.stream().map(part -> part.forPicture(picture, batch)).toList();
    }
}
