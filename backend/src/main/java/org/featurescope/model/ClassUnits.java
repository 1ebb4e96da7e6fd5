package org.featurescope.model;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Names the units of a network that stand for classes by the labels of the classes: {@code golden retriever
 * (softmax:207)}.
 */
public final class ClassUnits {
    private static final List<String> KINDS = List.of("logits", "probabilities");

    private ClassUnits() {}

    /** Returns the label of the class that a unit stands for, if its layer has a unit for each class. */
    public static Optional<String> label(Network network, Layer layer, int channel) {
        return hasClasses(network, layer) && channel < layer.channels()
                ? Optional.of(network.labels().get(channel))
                : Optional.empty();
    }

    /** Returns the labels of the classes that the channels of a layer stand for; none if they stand for none. */
    public static List<String> labels(Network network, Layer layer) {
        return hasClasses(network, layer) ? network.labels() : List.of();
    }

    /**
     * Returns the label of a picture as text for readers. One that begins with the number of its unit's channel, since all
     * pictures are of one layer, begins with the class: {@code golden retriever (207)}.
     *
     * @param unit the picture's unit, {@code layer:channel}, or another text if it shows none
     */
    public static String label(Network network, String label, String unit) {
        String channel = label.split(" ", 2)[0];
        return network.layers().stream()
                .filter(layer -> unit.equals(layer.name() + ":" + channel))
                .findFirst()
                .flatMap(layer -> label(network, layer, Integer.parseInt(channel)))
                .map(name -> "%s (%s)%s".formatted(name, channel, label.substring(channel.length())))
                .orElseGet(() -> named(network, label));
    }

    /** Returns a unit as text, {@code layer:channel}, with the label of its class before it if it stands for one. */
    public static String named(Network network, Layer layer, int channel) {
        return named(network, layer.name() + ":" + channel);
    }

    /**
     * Returns a text for readers with the label of the class at each unit that stands for one. It finds {@code
     * layer:channel}, {@code layer:channel@y,x} and {@code channel 12 of layer}, but not units in objectives and sums.
     */
    public static String named(Network network, String text) {
        List<Layer> layers = network.layers().stream()
                .filter(layer -> hasClasses(network, layer))
                .toList();
        if (layers.isEmpty()) {
            return text;
        }
        String names = layers.stream().map(layer -> Pattern.quote(layer.name())).collect(Collectors.joining("|"));
        String units = Pattern.compile("(?<![\\w.(*])(%s):(\\d{1,6})(?:@\\d+,\\d+)?(?!\\w)".formatted(names))
                .matcher(text)
                .replaceAll(found -> named(network, found, found.group(1), found.group(2), "%2$s (%1$s)"));
        return Pattern.compile("(?<=channel )(\\d{1,6})(?= of (?:layer )?(%s)(?![\\w.]))".formatted(names))
                .matcher(units)
                .replaceAll(found -> named(network, found, found.group(2), found.group(1), "%1$s (%2$s)"));
    }

    private static String named(Network network, MatchResult found, String layer, String channel, String form) {
        return Matcher.quoteReplacement(label(network, network.layer(layer), Integer.parseInt(channel))
                .map(label -> form.formatted(found.group(), label))
                .orElse(found.group()));
    }

    private static boolean hasClasses(Network network, Layer layer) {
        return KINDS.contains(layer.kind())
                && layer.channels() == network.labels().size();
    }
}
