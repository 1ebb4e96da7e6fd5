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
 * How the portraits of a few units of a network form: the contents of {@code replay.json}. Two JPEG files lie beside it.
 * {@code replay-finished.jpg} is a row of the finished portraits. {@code replay-frames.jpg} has a row for each step that was
 * kept, and in it a picture of each unit.
 *
 * <p>The units are those that a person chose, by looking, as examples of the network.
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

    /** Returns the replay that the bytes of a file are. */
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
     * Returns the units that names stand for.
     *
     * @throws InvalidInputException if one does not name a unit
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

    /** Returns whether this is of a network, whose recipe is the given one, and has pictures. */
    boolean fits(Network of, PortraitRecipe recipe) {
        return network.equals(of.identity())
                && recipeDigest.equals(recipe.digest())
                && !units.isEmpty()
                && !steps.isEmpty();
    }

    /**
     * Returns the steps after which a frame is kept. They lie closer together at the beginning, where a picture changes most:
     * their distance from the first step grows with the square of their number.
     *
     * @param steps of the whole run
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
