package org.featurescope.activation;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.featurescope.image.PngEncoder;
import org.featurescope.image.RgbImage;
import org.featurescope.model.InputSpec;

/**
 * The event {@code photograph}: the photograph cropped and resized to the network's input.
 *
 * @param height rows, pixels
 * @param width columns, pixels
 * @param crop the share of the photograph's shorter side that was kept in its centre
 * @param image a data URL of a PNG file
 */
public record InputPicture(int height, int width, double crop, String image) {
    static InputPicture of(RgbImage picture, InputSpec input) {
        byte[] base64 = Base64.getEncoder().encode(PngEncoder.encodeStored(picture));
        return new InputPicture(
                picture.height(),
                picture.width(),
                input.crop(),
                "data:image/png;base64," + new String(base64, StandardCharsets.ISO_8859_1));
    }
}
