package org.featurescope.portrait;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.validate.InvalidInputException;

/**
 * The intermediate pictures of a few units' portraits during the optimization: the contents of {@code replay.json}. Two
 * JPEG files lie beside it. {@code replay-finished.jpg} is a row of the finished portraits. {@code replay-frames.jpg}
 * has a row for each kept step and a column for each unit.
 *
 * <p>A person chose the units by eye, as examples of the network.
 *
 * @param network {@link Network#identity()}
 * @param recipeDigest {@link PortraitRecipe#digest()}
 * @param side height and width of each picture, pixels
 * @param steps the steps after which a frame was kept, from 1, ascending
 * @param units {@code layer:channel}, in the order of the columns
 * @param finished the SHA-256 of {@code replay-finished.jpg}, lower-case hexadecimal
 * @param frames the SHA-256 of {@code replay-frames.jpg}
 */
public record Replay(
        String network,
        String recipeDigest,
        int side,
        List<Integer> steps,
        List<String> units,
        String finished,
        String frames) {
    /** The most units of a replay. */
    static final int MOST_UNITS = 32;

    static final String FILE = "replay.json";
    /** The names of the two pictures. */
    static final String FINISHED = "replay-finished.jpg";

    static final String FRAMES = "replay-frames.jpg";

    private static final int MOST_FRAMES = 18;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    public Replay {
        steps = List.copyOf(steps);
        units = List.copyOf(units);
    }

    /** Parses the contents of {@code replay.json}. */
    static Replay parse(byte[] bytes) throws IOException {
        return JSON.readValue(bytes, Replay.class);
    }

    /** Returns the bytes of the file. */
    byte[] bytes() throws IOException {
        return (JSON.writeValueAsString(this) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the units. */
    public List<Unit> chosen() {
        return units(units);
    }

    /**
     * Parses the names of units.
     *
     * @throws InvalidInputException if a name is not that of a unit
     */
    static List<Unit> units(List<String> names) {
        return names.stream().map(Replay::unit).toList();
    }

    private static Unit unit(String name) {
        if (UnitExpression.parse("replay", name) instanceof Unit unit) {
            return unit;
        }
        throw new InvalidInputException(
                "replay", "replay must be units like mixed4c:447, but one of them is \"%s\"".formatted(name));
    }

    /** Returns whether this replay was made from a network by a recipe, and has pictures. */
    boolean fits(Network of, PortraitRecipe recipe) {
        return network.equals(of.identity())
                && recipeDigest.equals(recipe.digest())
                && !units.isEmpty()
                && !steps.isEmpty();
    }

    /**
     * Returns the steps after which a frame is kept. Frames are closer together at the beginning, where a picture
     * changes most: the distance of a frame from the first step grows with the square of the frame's index.
     *
     * @param steps the number of steps of the whole run
     */
    static List<Integer> framesOf(int steps) {
        TreeSet<Integer> kept = new TreeSet<>();
        for (int frame = 0; frame < MOST_FRAMES; frame++) {
            double share = frame / (MOST_FRAMES - 1.0);
            kept.add((int) Math.round(1 + (steps - 1) * share * share));
        }
        return List.copyOf(kept);
    }
}
