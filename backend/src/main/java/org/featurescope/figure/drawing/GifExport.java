package org.featurescope.figure.drawing;

import com.twelvemonkeys.image.ImageUtil;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/**
 * Exports the pictures of a figure as an animated GIF file, which shows them one after another and repeats.
 *
 * <p>Each picture has a palette of its own with 256 colours, chosen from its histogram. The remaining errors are
 * dithered by error diffusion. The Java platform's writer has one fixed palette, with which smooth pictures show bands.
 */
public final class GifExport {
    /** The time for which a picture is shown, in hundredths of a second. */
    static final int STAY = 32;
    /** The time for which the last picture is shown, in hundredths of a second. */
    static final int STAY_AT_END = 120;

    private static final String FORMAT = "javax_imageio_gif_image_1.0";
    private static final int COLOURS = 256;
    private static final byte[] REPEAT_FOREVER = {1, 0, 0};

    private GifExport() {}

    /** Returns the bytes of the GIF file. */
    public static byte[] of(ExportedFigure figure) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        ByteArrayOutputStream gif = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(gif)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            int last = figure.pictures().size() - 1;
            for (int i = 0; i <= last; i++) {
                BufferedImage picture = indexed(figure.pictures().get(i).png());
                IIOMetadata metadata = metadata(writer, picture, i == last ? STAY_AT_END : STAY, i == 0);
                writer.writeToSequence(new IIOImage(picture, null, metadata), null);
            }
            writer.endWriteSequence();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return gif.toByteArray();
    }

    private static BufferedImage indexed(byte[] png) throws IOException {
        BufferedImage picture = overWhite(ImageIO.read(new ByteArrayInputStream(png)));
        return ImageUtil.createIndexed(
                picture, COLOURS, Color.WHITE, ImageUtil.DITHER_DIFFUSION | ImageUtil.COLOR_SELECTION_QUALITY);
    }

    /** Returns a picture drawn over white, because GIF has no partly transparent colours. */
    private static BufferedImage overWhite(BufferedImage picture) {
        if (!picture.getColorModel().hasAlpha()) {
            return picture;
        }
        BufferedImage opaque = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = opaque.createGraphics();
        try {
            graphics.drawImage(picture, 0, 0, Color.WHITE, null);
        } finally {
            graphics.dispose();
        }
        return opaque;
    }

    /**
     * Returns the metadata of a picture: its time, and in the first picture the instruction to repeat the animation.
     */
    private static IIOMetadata metadata(ImageWriter writer, BufferedImage picture, int stay, boolean isFirst)
            throws IIOInvalidTreeException {
        // ImageTypeSpecifier.createFromRenderedImage would replace the picture's palette by that of the platform
        IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(picture), null);
        IIOMetadataNode root = new IIOMetadataNode(FORMAT);
        IIOMetadataNode control = new IIOMetadataNode("GraphicControlExtension");
        control.setAttribute("disposalMethod", "none");
        control.setAttribute("userInputFlag", "FALSE");
        control.setAttribute("transparentColorFlag", "FALSE");
        control.setAttribute("transparentColorIndex", "0");
        control.setAttribute("delayTime", Integer.toString(stay));
        root.appendChild(control);
        if (isFirst) {
            IIOMetadataNode application = new IIOMetadataNode("ApplicationExtension");
            application.setAttribute("applicationID", "NETSCAPE");
            application.setAttribute("authenticationCode", "2.0");
            application.setUserObject(REPEAT_FOREVER.clone());
            IIOMetadataNode applications = new IIOMetadataNode("ApplicationExtensions");
            applications.appendChild(application);
            root.appendChild(applications);
        }
        metadata.mergeTree(FORMAT, root);
        return metadata;
    }
}
