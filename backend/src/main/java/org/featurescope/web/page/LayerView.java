package org.featurescope.web.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.featurescope.validate.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * How a layer's page shows its channels; the values are those of a grid's parameters.
 *
 * @param page from 1
 * @param sort {@code index}, {@code activation} or {@code similarity}
 * @param photograph the sample that they are sorted by, where it is by activation
 * @param objective {@code channel}, {@code neuron} or {@code negative-channel}
 */
public record LayerView(int page, String sort, String photograph, String objective) {
    static final List<String> SORTS = List.of("index", "activation", "similarity");
    static final List<String> OBJECTIVES = List.of("channel", "neuron", "negative-channel");
    static final String PHOTOGRAPH = "chelsea";

    /** All channels by their index, from the first. */
    static final LayerView FIRST = new LayerView(1, SORTS.get(0), PHOTOGRAPH, OBJECTIVES.get(0));

    /**
     * What an address says; what it does not say is as usual. Photographs and pages are looked for later.
     *
     * @throws InvalidInputException if it asks for an order or an objective that there is not
     */
    public static LayerView of(
            int page, @Nullable String sort, @Nullable String photograph, @Nullable String objective) {
        return new LayerView(
                page,
                oneOf("sort", sort, SORTS),
                photograph == null || photograph.isEmpty() ? PHOTOGRAPH : photograph,
                oneOf("objective", objective, OBJECTIVES));
    }

    private static String oneOf(String field, @Nullable String given, List<String> allowed) {
        if (given == null || given.isEmpty()) {
            return allowed.get(0);
        }
        if (!allowed.contains(given)) {
            throw new InvalidInputException(
                    field, "%s must be one of %s, but is \"%s\"".formatted(field, String.join(", ", allowed), given));
        }
        return given;
    }

    boolean isByActivation() {
        return sort.equals(SORTS.get(1));
    }

    /** The view of another page. */
    LayerView at(int other) {
        return new LayerView(other, sort, photograph, objective);
    }

    /** The query of this view, {@code ?page=2&sort=similarity}, without what is as usual. */
    String query() {
        Map<String, String> given = parameters();
        return given.isEmpty() ? "" : "?" + written(given);
    }

    /** The parameters of a grid's readable link that differ from the usual, {@code &page=2}. */
    String spec() {
        return parameters().isEmpty() ? "" : "&" + written(parameters());
    }

    private Map<String, String> parameters() {
        Map<String, String> given = new LinkedHashMap<>();
        put(given, "page", "" + page, "" + FIRST.page);
        put(given, "sort", sort, FIRST.sort);
        if (isByActivation()) {
            put(given, "photograph", photograph, FIRST.photograph);
        }
        put(given, "objective", objective, FIRST.objective);
        return given;
    }

    private static void put(Map<String, String> given, String name, String value, String usual) {
        if (!value.equals(usual)) {
            given.put(name, value);
        }
    }

    private static String written(Map<String, String> given) {
        return given.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
