package org.featurescope.model.adding;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.featurescope.validate.InvalidInputException;

/**
 * How red, green and blue of a picture become the channels of a network's input.
 *
 * @param weights for each of red, green and blue its share in each channel
 * @param isPlain whether the channels are red, green and blue
 * @param note what was done, a sentence for people; empty if nothing was
 */
record ColourOrder(List<List<Double>> weights, boolean isPlain, String note) {
    ColourOrder {
        weights = List.copyOf(weights);
    }

    private static final int COLOURS = 3;

    /**
     * Returns the order of an input's channels.
     *
     * @param channels number of channels of the input
     * @param given what the owner said of it: {@code rgb}, {@code bgr} or three numbers from 1
     */
    static ColourOrder of(int channels, Optional<String> given, OpenQuestions questions) {
        String order = given.orElseGet(() -> usual(channels, questions));
        double[][] weights = new double[COLOURS][channels];
        if (order.equals("grey")) {
            Arrays.stream(weights).forEach(colour -> colour[0] = 1.0 / COLOURS);
            return new ColourOrder(
                    listed(weights), false, "Its input has one channel, which is the mean of red, green and blue.");
        }
        int[] places = places(order, channels);
        for (int colour = 0; colour < COLOURS; colour++) {
            weights[colour][places[colour]] = 1;
        }
        boolean isPlain = channels == COLOURS && Arrays.equals(places, new int[] {0, 1, 2});
        return new ColourOrder(listed(weights), isPlain, isPlain ? "" : note(places, channels));
    }

    private static String usual(int channels, OpenQuestions questions) {
        if (channels == 1 || channels == COLOURS) {
            return channels == 1 ? "grey" : "rgb";
        }
        return questions.answer(new Question(
                "--channels",
                "the input has %d channels; name those that are shown as red, green and blue, for example --channels 3,2,1"
                        .formatted(channels),
                List.of(),
                "1,2,3"));
    }

    private static List<List<Double>> listed(double[][] weights) {
        return Arrays.stream(weights)
                .map(row -> Arrays.stream(row).boxed().toList())
                .toList();
    }

    private static String note(int[] places, int channels) {
        return channels == COLOURS && Arrays.equals(places, new int[] {2, 1, 0})
                ? "Its input takes blue, green and red, in this order."
                : "Of the %d channels of its input red, green and blue are numbers %d, %d and %d; the others are zero."
                        .formatted(channels, places[0] + 1, places[1] + 1, places[2] + 1);
    }

    /** Returns the channels, from 0, of red, green and blue. */
    private static int[] places(String order, int channels) {
        if (order.matches("\\d{1,4},\\d{1,4},\\d{1,4}")) {
            int[] places = List.of(order.split(",")).stream()
                    .mapToInt(number -> Integer.parseInt(number) - 1)
                    .toArray();
            boolean differ = Arrays.stream(places).distinct().count() == COLOURS;
            if (!differ || Arrays.stream(places).anyMatch(place -> place < 0 || place >= channels)) {
                throw new InvalidInputException(
                        "channels", "--channels must be three different numbers between 1 and %d".formatted(channels));
            }
            return places;
        }
        if (channels != COLOURS) {
            throw new InvalidInputException(
                    "channels",
                    "the input has %d channels; name those that are shown as red, green and blue, for example --channels 3,2,1"
                            .formatted(channels));
        }
        return switch (order) {
            case "rgb" -> new int[] {0, 1, 2};
            case "bgr" -> new int[] {2, 1, 0};
            default ->
                throw new InvalidInputException(
                        "channels",
                        "--channels must be rgb, bgr or three numbers from 1 such as 3,2,1, but is \"%s\""
                                .formatted(order));
        };
    }
}
