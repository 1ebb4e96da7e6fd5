package org.featurescope.bench.quality;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import org.featurescope.image.JpegEncoder;
import org.featurescope.image.Resampler;
import org.featurescope.image.RgbImage;

/**
 * Draws a contact sheet: the pictures of one network and one setting in rows, each with its unit and its activation as a multiple
 * of the best photograph's. An exclamation mark means that the engine gave a warning.
 */
public final class ContactSheet {
    private static final int COLUMNS = 8;
    private static final int COLUMNS_OF_MANY = 16;
    private static final int MANY = 64;
    private static final int GAP = 6;
    private static final int TITLE = 26;
    private static final int LABEL = 26;
    private static final int LINE = 12;
    private static final float JPEG_QUALITY = 0.62f;
    private static final Font TITLE_FONT = new Font(Font.SANS_SERIF, Font.BOLD, 14);
    private static final Font LABEL_FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 10);
    private static final Color INK = new Color(0x222222);
    private static final Color FAINT = new Color(0x6b6b6b);

    private ContactSheet() {}

    /**
     * Returns the sheet as a JPEG file.
     *
     * @param side height and width of each picture, pixels
     */
    public static byte[] jpeg(QualityBenchmark.Outcome outcome, int side) {
        return JpegEncoder.encode(draw(outcome, side), JPEG_QUALITY);
    }

    static BufferedImage draw(QualityBenchmark.Outcome outcome, int side) {
        List<RgbImage> pictures = outcome.pictures();
        int columns = Math.min(pictures.size() > MANY ? COLUMNS_OF_MANY : COLUMNS, pictures.size());
        int rows = (pictures.size() + columns - 1) / columns;
        int width = GAP + columns * (side + GAP);
        int height = TITLE + rows * (side + LABEL) + GAP;
        BufferedImage sheet = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = sheet.createGraphics();
        try {
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, width, height);
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.setColor(INK);
            graphics.setFont(TITLE_FONT);
            graphics.drawString(title(outcome.quality()), GAP, TITLE - 9);
            graphics.setFont(LABEL_FONT);
            for (int at = 0; at < pictures.size(); at++) {
                int x = GAP + at % columns * (side + GAP);
                int y = TITLE + at / columns * (side + LABEL);
                draw(sheet, Resampler.resize(pictures.get(at), side, side), x, y);
                label(graphics, outcome.quality().units().get(at), x, y + side);
            }
        } finally {
            graphics.dispose();
        }
        return sheet;
    }

    private static String title(NetworkQuality quality) {
        return "%s, %s: %d steps at %d px"
                .formatted(quality.model(), quality.setting(), quality.steps(), quality.size());
    }

    private static void label(Graphics2D graphics, UnitQuality unit, int x, int y) {
        graphics.setColor(INK);
        graphics.drawString(unit.unit(), x, y + LINE - 1);
        graphics.setColor(FAINT);
        String multiple = unit.multiple() == null
                ? "no photo excites it"
                : String.format(Locale.ROOT, unit.multiple() < 1 ? "%.2f" : "%.1f", unit.multiple()) + " x best photo";
        graphics.drawString(unit.warning() == null ? multiple : multiple + " (!)", x, y + 2 * LINE - 2);
    }

    private static void draw(BufferedImage sheet, RgbImage picture, int left, int top) {
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                int rgb = picture.at(y, x, 0) << 16 | picture.at(y, x, 1) << 8 | picture.at(y, x, 2);
                sheet.setRGB(left + x, top + y, rgb);
            }
        }
    }
}
