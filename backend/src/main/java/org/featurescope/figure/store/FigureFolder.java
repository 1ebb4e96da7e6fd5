package org.featurescope.figure.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.featurescope.activation.photographs.Credit;
import org.featurescope.figure.Curve;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.FigureResult;
import org.featurescope.figure.FigureResult.Picture;
import org.featurescope.figure.FigureSpec;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.ResultData;
import org.featurescope.figure.StoredFigure;
import org.featurescope.figure.StoredFigure.ImageFile;
import org.featurescope.figure.StoredFigure.StoredImage;
import org.featurescope.figure.drawing.Layout;
import org.featurescope.figure.drawing.Sheet;
import org.featurescope.figure.link.CanonicalJson;
import org.featurescope.image.PngEncoder;
import org.featurescope.image.RgbImage;
import org.featurescope.model.Sha256;
import org.featurescope.validate.InvalidInputException;

/**
 * Writes and reads the folder of a stored figure. Every file in it can be checked: the SHA-256 of {@code spec.json} is
 * the figure's id, and {@code result.json} contains the SHA-256 of each picture and of its own content.
 */
public final class FigureFolder {
    /** The name of the file with the spec, as canonical JSON. */
    static final String SPEC = "spec.json";
    /** The name of the file with the result and its hash, as JSON. */
    public static final String RESULT = "result.json";

    private static final String WHOLE = "figure.png";
    private static final JsonMapper JSON = new JsonMapper();

    private FigureFolder() {}

    /** Thrown if a folder does not contain the figure that it should. The message says what is wrong. */
    public static final class DamagedException extends Exception {
        private static final long serialVersionUID = 1L;

        DamagedException(String message) {
            super(message);
        }

        DamagedException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * Writes a figure into an empty folder.
     *
     * @param canonicalSpec the figure's spec as canonical JSON
     * @param layout the arrangement of its pictures
     * @param drawing the drawing of a figure that is shown as one; else empty
     */
    static void write(
            Path folder,
            String canonicalSpec,
            Layout layout,
            FigureResult result,
            Optional<RgbImage> drawing,
            Instant createdAt)
            throws IOException {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("createdAt", createdAt.toString())
                .put("milliseconds", result.milliseconds());
        var images = json.putArray("images");
        List<RgbImage> pictures = new ArrayList<>();
        for (int i = 0; i < result.pictures().size(); i++) {
            Picture picture = result.pictures().get(i);
            pictures.add(picture.image());
            ObjectNode image = images.addObject()
                    .put("label", picture.label())
                    .put("unit", picture.unit())
                    .put("objective", picture.objective());
            picture.warning().ifPresent(warning -> image.put("warning", warning));
            picture.credit().ifPresent(credit -> image.set("credit", JSON.valueToTree(credit)));
            image.set("file", writeImage(folder, i + ".png", picture.image()));
        }
        if (drawing.isPresent()) {
            json.set("whole", writeImage(folder, WHOLE, drawing.get()));
        } else if (pictures.size() == 1) {
            json.set("whole", images.get(0).get("file"));
        } else {
            json.set("whole", writeImage(folder, WHOLE, Sheet.of(pictures, layout)));
        }
        json.set("curve", curve(result.curve()));
        result.data().ifPresent(data -> json.set("data", ResultData.toJson(data)));
        ObjectNode sealed = JsonNodeFactory.instance.objectNode();
        sealed.set("result", json);
        sealed.put("sha256", hash(json));
        Disk.write(folder.resolve(SPEC), canonicalSpec.getBytes(StandardCharsets.UTF_8));
        Disk.write(folder.resolve(RESULT), JSON.writeValueAsBytes(sealed));
        Disk.sync(folder);
    }

    private static ObjectNode writeImage(Path folder, String name, RgbImage image) throws IOException {
        byte[] png = PngEncoder.encode(image);
        Disk.write(folder.resolve(name), png);
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", name)
                .put("sha256", Sha256.of(png))
                .put("width", image.width())
                .put("height", image.height());
    }

    private static ObjectNode curve(Curve curve) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        var steps = json.putArray("steps");
        var objective = json.putArray("objective");
        for (int i = 0; i < curve.steps().length; i++) {
            steps.add(curve.steps()[i]);
            var row = objective.addArray();
            for (float value : curve.objective()[i]) {
                if (Float.isFinite(value)) {
                    row.add(value);
                } else {
                    row.addNull();
                }
            }
        }
        return json;
    }

    /**
     * Reads a figure and checks all its files.
     *
     * @throws InvalidInputException if the figure is of a kind that this version does not know
     * @throws DamagedException if a file is missing or has changed since it was written
     * @throws IOException if a file cannot be read, although it may be undamaged
     */
    public static StoredFigure read(Path folder, FigureId id, Kinds kinds) throws DamagedException, IOException {
        FigureSpec spec = readSpec(folder, id, kinds);
        JsonNode result = readResult(folder);
        List<StoredImage> images = new ArrayList<>();
        for (JsonNode image : result.path("images")) {
            images.add(new StoredImage(
                    imageFile(image.path("file")),
                    image.path("label").asText(),
                    image.path("unit").asText(),
                    image.path("objective").asDouble(),
                    Optional.ofNullable(image.get("warning")).map(JsonNode::asText),
                    Optional.ofNullable(image.get("credit")).map(FigureFolder::credit)));
        }
        StoredFigure figure = new StoredFigure(
                id,
                spec,
                Instant.parse(result.path("createdAt").asText()),
                result.path("milliseconds").asLong(),
                images,
                imageFile(result.path("whole")),
                curve(result.path("curve")),
                Optional.ofNullable(result.get("data")));
        for (StoredImage image : images) {
            readImage(folder, image.file());
        }
        readImage(folder, figure.whole());
        return figure;
    }

    private static JsonNode readResult(Path folder) throws DamagedException, IOException {
        JsonNode sealed = json(RESULT, bytes(folder, RESULT));
        JsonNode result = sealed.path("result");
        if (!result.isObject() || !hash(result).equals(sealed.path("sha256").asText())) {
            throw new DamagedException(RESULT + " has changed since it was written");
        }
        return result;
    }

    /** Reads and checks the spec of a figure. Throws the same exceptions as {@link #read}. */
    static FigureSpec readSpec(Path folder, FigureId id, Kinds kinds) throws DamagedException, IOException {
        byte[] spec = bytes(folder, SPEC);
        if (!Sha256.of(spec).equals(id.hex())) {
            throw new DamagedException("the SHA-256 of " + SPEC + " is not the figure's id");
        }
        return kinds.stored(json(SPEC, spec));
    }

    /** Reads and checks the PNG file of one picture. */
    static byte[] readImage(Path folder, ImageFile file) throws DamagedException, IOException {
        byte[] png = bytes(folder, file.name());
        if (!Sha256.of(png).equals(file.sha256())) {
            throw new DamagedException(file.name() + " has changed since it was written");
        }
        return png;
    }

    /** Reads a file of a figure without checking it. */
    static byte[] bytes(Path folder, String name) throws DamagedException, IOException {
        try {
            return Files.readAllBytes(folder.resolve(name));
        } catch (NoSuchFileException e) {
            throw new DamagedException(name + " is missing", e);
        }
    }

    private static JsonNode json(String name, byte[] bytes) throws DamagedException, IOException {
        try {
            return JSON.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw new DamagedException(name + " is not JSON", e);
        }
    }

    private static String hash(JsonNode json) {
        return Sha256.of(CanonicalJson.of(json).getBytes(StandardCharsets.UTF_8));
    }

    private static Credit credit(JsonNode json) {
        return new Credit(
                json.path("title").asText(),
                json.path("author").asText(),
                json.path("licence").asText(),
                json.path("source").asText());
    }

    private static ImageFile imageFile(JsonNode json) {
        return new ImageFile(
                json.path("name").asText(),
                json.path("sha256").asText(),
                json.path("width").asInt(),
                json.path("height").asInt());
    }

    private static Curve curve(JsonNode json) {
        JsonNode steps = json.path("steps");
        JsonNode objective = json.path("objective");
        int[] recorded = new int[steps.size()];
        float[][] values = new float[steps.size()][];
        for (int i = 0; i < recorded.length; i++) {
            recorded[i] = steps.get(i).asInt();
            values[i] = new float[objective.get(i).size()];
            for (int picture = 0; picture < values[i].length; picture++) {
                JsonNode value = objective.get(i).get(picture);
                values[i][picture] = value.isNull() ? Float.NaN : value.floatValue();
            }
        }
        return new Curve(recorded, values);
    }
}
