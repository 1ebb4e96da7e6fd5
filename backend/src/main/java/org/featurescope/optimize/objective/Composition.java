package org.featurescope.optimize.objective;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.featurescope.model.Network;
import org.featurescope.validate.Validate;

/** An objective made of others. */
public sealed interface Composition extends Objective {
    /** The most objectives in one sum, product or list of pictures. */
    int MOST_PARTS = 1024;

    /** What it is made of, in order. */
    List<Objective> parts();

    /** The sum of two or more; a sum among them is taken apart. */
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
        public String toString() {
            return minuend + " - " + (isSum(subtrahend) ? "(" + subtrahend + ")" : subtrahend);
        }
    }

    /** A factor, of a size between 1e-9 and 1e9, times an objective. */
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
        public String toString() {
            boolean parted = isSum(objective) || objective instanceof Product;
            return Numbers.text(factor) + "*" + (parted ? "(" + objective + ")" : objective);
        }
    }

    /** The product of two or more, picture by picture; a product among them is taken apart. */
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
        public String toString() {
            return parts.stream()
                    .map(part -> isSum(part) ? "(" + part + ")" : part.toString())
                    .collect(Collectors.joining(" * "));
        }
    }

    /** The i-th objective for the i-th picture; as many as there are pictures. */
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
}
