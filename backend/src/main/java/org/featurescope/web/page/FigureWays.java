package org.featurescope.web.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;

/** Figures of several kinds that a unit or a layer leads to, as readable links. */
final class FigureWays {
    /** How many of its neighbours a unit is put together with. */
    private static final int NEIGHBOURS = 3;

    /**
     * A figure to be followed to.
     *
     * @param title what it is called
     * @param description what one sees there
     * @param href its readable link
     */
    record Way(String title, String description, String href) {}

    private FigureWays() {}

    /** Those that ask about one unit. */
    static List<Way> ofUnit(Network network, Layer layer, int channel) {
        String unit = unit(layer, channel);
        List<Way> ways = new ArrayList<>();
        ways.add(way(
                network,
                "Step by step",
                "The optimization from noise to its end, under a slider.",
                "steps",
                "unit",
                unit));
        ways.add(way(
                network,
                "Diverse optima",
                "Several distinct pictures that all excite it, and photographs that do.",
                "diversity",
                "unit",
                unit));
        ways.add(way(
                network,
                "Its spectrum",
                "From what it is most against over photographs to what excites it most.",
                "spectrum",
                "unit",
                unit));
        if (layer.channels() > 1) {
            int next = (channel + 1) % layer.channels();
            String neighbours = IntStream.rangeClosed(1, Math.min(NEIGHBOURS, layer.channels() - 1))
                    .mapToObj(away -> unit(layer, (channel + away) % layer.channels()))
                    .collect(Collectors.joining(","));
            ways.add(way(
                    network,
                    "With its neighbours",
                    "Pictures that excite it and another unit at once.",
                    "joint",
                    "rows",
                    unit,
                    "columns",
                    neighbours));
            ways.add(way(
                    network,
                    "To the next unit",
                    "From it to channel %d, under a slider.".formatted(next),
                    "interpolation",
                    "from",
                    unit,
                    "to",
                    unit(layer, next)));
        }
        ways.add(way(
                network,
                "Regularization",
                "What each kind of regularization makes of it.",
                "regularization",
                "unit",
                unit,
                "size",
                "96"));
        ways.add(way(
                network,
                "Preconditioning",
                "What each way of climbing makes of it.",
                "preconditioning",
                "unit",
                unit,
                "size",
                "96"));
        return List.copyOf(ways);
    }

    /** Those that ask about a layer, on a page that begins with some channel. */
    static List<Way> ofLayer(Network network, Layer layer, int first) {
        List<Way> ways = new ArrayList<>();
        int most = Math.min(5, layer.channels());
        ways.add(way(
                network,
                "Basis and random directions",
                "Are single channels anything special? Guess blind.",
                "directions",
                "layer",
                layer.name(),
                "count",
                "" + most));
        if (layer.channels() >= 4) {
            List<String> corners = IntStream.range(0, 4)
                    .mapToObj(away -> unit(layer, (first + away) % layer.channels()))
                    .toList();
            ways.add(way(
                    network,
                    "Between four",
                    "A square between four of its units.",
                    "interpolation-square",
                    "a",
                    corners.get(0),
                    "b",
                    corners.get(1),
                    "c",
                    corners.get(2),
                    "d",
                    corners.get(3),
                    "size",
                    "96"));
        }
        ways.add(way(
                network,
                "An activation atlas",
                "What it finds in many photographs, laid out by likeness.",
                "atlas",
                "layer",
                layer.name(),
                "size",
                "64"));
        return List.copyOf(ways);
    }

    private static String unit(Layer layer, int channel) {
        return layer.name() + ":" + channel;
    }

    /** @param parameters names and values by turns */
    private static Way way(Network network, String title, String description, String kind, String... parameters) {
        StringBuilder href = new StringBuilder("/figure?kind=%s&model=%s".formatted(kind, encoded(network.id())));
        for (int i = 0; i < parameters.length; i += 2) {
            href.append('&').append(parameters[i]).append('=').append(encoded(parameters[i + 1]));
        }
        return new Way(title, description, href.toString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
