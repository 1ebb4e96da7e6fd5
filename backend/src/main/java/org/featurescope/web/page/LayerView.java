package org.featurescope.web.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.featurescope.figure.LayerFigures;
import org.featurescope.figure.LayerFigures.Choice;
import org.featurescope.figure.LayerFigures.Order;
import org.featurescope.validate.InvalidInputException;

/**
 * What a layer's page shows of its channels.
 *
 * @param page the number of the page of channels, from 1
 * @param chosen the values of {@link LayerFigures#choices} by the names of their parameters; defaults may be left out
 * @param order the chosen order of all units, if it is not that of the layer and is known
 */
public record LayerView(int page, Map<String, String> chosen, Optional<Order> order) {
    /** The first page with all choices at their defaults. */
    static final LayerView FIRST = new LayerView(1, Map.of(), Optional.empty());

    public LayerView {
        chosen = Map.copyOf(chosen);
    }

    /**
     * Returns the view that a request asks for.
     *
     * @param given returns the value of a parameter of the request, if it is given
     * @throws InvalidInputException if a value is not one of its choice
     */
    public static LayerView of(LayerFigures figures, int page, Function<String, Optional<String>> given) {
        Map<String, String> chosen = new LinkedHashMap<>();
        for (Choice choice : figures.choices()) {
            given.apply(choice.name())
                    .filter(value -> !value.isEmpty())
                    .ifPresent(value -> chosen.put(choice.name(), checked(choice, value)));
        }
        return new LayerView(page, chosen, Optional.empty());
    }

    private static String checked(Choice choice, String value) {
        if (choice.values().stream().noneMatch(allowed -> allowed.getKey().equals(value))) {
            String allowed = choice.values().stream().map(Map.Entry::getKey).collect(Collectors.joining(", "));
            throw new InvalidInputException(
                    choice.name(), "%s must be one of %s, but is \"%s\"".formatted(choice.name(), allowed, value));
        }
        return value;
    }

    /** Returns the chosen value of a choice, or its default. */
    String value(Choice choice) {
        return chosen.getOrDefault(choice.name(), choice.fallback());
    }

    /** Returns this view with an order of the units, if it is known. */
    public LayerView in(Optional<Order> known) {
        return new LayerView(page, chosen, known);
    }

    /** Returns whether each unit is shown with its activation. */
    boolean isMeasured() {
        return order.stream()
                .anyMatch(known -> known.channels().get(0).activation().isPresent());
    }

    /** Returns the view of another page. */
    LayerView at(int other) {
        return new LayerView(other, chosen, order);
    }

    /** Returns the query of this view, such as {@code ?page=2&sort=similarity}, without values that have no effect. */
    String query(LayerFigures figures) {
        Map<String, String> given = new LinkedHashMap<>();
        if (page != 1) {
            given.put("page", String.valueOf(page));
        }
        given.putAll(figures.effective(chosen));
        return given.isEmpty()
                ? ""
                : given.entrySet().stream()
                        .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", "?", ""));
    }
}
