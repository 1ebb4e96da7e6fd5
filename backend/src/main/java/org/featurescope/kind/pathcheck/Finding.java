package org.featurescope.kind.pathcheck;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.featurescope.kind.pathcheck.PathCheckResult.LayerPaths;
import org.featurescope.model.UnitExpression.Unit;

/** Says in a sentence what a path check found. */
final class Finding {
    private Finding() {}

    /**
     * Returns the sentence.
     *
     * @param classes the number of classes of the set; 0 if it has none
     */
    static String of(Unit unit, int classes, List<LayerPaths> layers) {
        List<LayerPaths> compared = layers.stream()
                .filter(layer ->
                        layer.picture().isPresent() && layer.differentClass().isPresent())
                .toList();
        if (compared.isEmpty()) {
            return "The picture of %s cannot be compared: at no layer do its activations differ from channel to channel."
                    .formatted(unit);
        }
        String pair = classes > 1 ? "two photographs of different classes" : "any two photographs of the set";
        List<String> apart = compared.stream()
                .filter(layer -> layer.picture().orElseThrow().high()
                        < layer.differentClass().orElseThrow().low())
                .map(LayerPaths::layer)
                .toList();
        if (apart.isEmpty()) {
            return "At every layer the picture of %s takes a way at least as like that of its photographs as %s are to each other.%s"
                    .formatted(unit, pair, end(compared));
        }
        if (apart.size() == compared.size()) {
            return "At every layer the picture of %s takes another way than photographs: it is less like its photographs than %s are to each other.%s"
                    .formatted(unit, pair, end(compared));
        }
        return "At %d of %d layers (%s) the picture of %s is less like its photographs than %s are to each other; at the others it is not.%s"
                .formatted(apart.size(), compared.size(), listed(apart), unit, pair, end(compared));
    }

    /** Returns the numbers of the last layer, as a sentence. */
    private static String end(List<LayerPaths> compared) {
        LayerPaths last = compared.get(compared.size() - 1);
        String bounds = last.sameClass()
                .map(same -> " (%s within a class, %s between classes)"
                        .formatted(
                                number(same.value()),
                                number(last.differentClass().orElseThrow().value())))
                .orElseGet(() -> " (%s between any two photographs)"
                        .formatted(number(last.differentClass().orElseThrow().value())));
        return " At %s its correlation with them is %s%s."
                .formatted(last.layer(), number(last.picture().orElseThrow().value()), bounds);
    }

    private static String listed(List<String> layers) {
        Optional<String> only = layers.size() <= 4 ? Optional.of(String.join(", ", layers)) : Optional.empty();
        return only.orElseGet(() -> "%s to %s among them".formatted(layers.get(0), layers.get(layers.size() - 1)));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value).replace('-', '−');
    }
}
