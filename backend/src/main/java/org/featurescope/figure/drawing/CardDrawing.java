package org.featurescope.figure.drawing;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.featurescope.image.JpegEncoder;

/**
 * Draws the picture that chats and other sites show beside a link (Open Graph): a picture, a title, and a line below it. A wide
 * picture stands above its title, any other beside it. What is too long is cut off with an ellipsis.
 */
public final class CardDrawing {
    /** The width of a card in pixels, as Open Graph's readers prefer it. */
    public static final int WIDTH = 1200;
    /** The height of a card in pixels. */
    public static final int HEIGHT = 630;

    private static final float QUALITY = 0.9f;
    private static final int MARGIN = 48;
    private static final double WIDE = 1.5;
    private static final int WIDE_HEIGHT = 365;
    private static final int SIDE = HEIGHT - 2 * MARGIN;
    private static final int LINES_BELOW = 2;
    private static final int LINES_BESIDE = 6;
    private static final int TITLE_SIZE = 42;
    private static final int DETAIL_SIZE = 26;
    private static final Color PAPER = Color.WHITE;
    private static final Color INK = new Color(0x242424);
    private static final Color QUIET = new Color(0x5c5c5c);
    private static final String ELLIPSIS = "…";

    private CardDrawing() {}

    /**
     * Returns the bytes of the card's JPEG file, which readers of cards take up to a few hundred kilobytes.
     *
     * @param title what is shown
     * @param detail the line below the title
     * @param png the picture
     */
    public static byte[] of(String title, String detail, byte[] png) {
        BufferedImage picture = PngExport.decoded(png);
        boolean isWide = picture.getWidth() > WIDE * picture.getHeight();
        BufferedImage card = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = card.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.setColor(PAPER);
            graphics.fillRect(0, 0, WIDTH, HEIGHT);
            if (isWide) {
                fit(graphics, picture, WIDTH - 2 * MARGIN, WIDE_HEIGHT);
                text(graphics, title, detail, MARGIN, LINES_BELOW);
            } else {
                int width = fit(graphics, picture, SIDE, SIDE);
                text(graphics, title, detail, MARGIN + width + MARGIN, LINES_BESIDE);
            }
        } finally {
            graphics.dispose();
        }
        return JpegEncoder.encode(card, QUALITY);
    }

    /** Draws the picture at the greatest size that fits a box in the upper left corner, and returns its width in pixels. */
    private static int fit(Graphics2D graphics, BufferedImage picture, int width, int height) {
        double scale = Math.min((double) width / picture.getWidth(), (double) height / picture.getHeight());
        int drawnWidth = Math.max(1, (int) Math.round(scale * picture.getWidth()));
        int drawnHeight = Math.max(1, (int) Math.round(scale * picture.getHeight()));
        graphics.drawImage(picture, MARGIN, MARGIN, drawnWidth, drawnHeight, null);
        return drawnWidth;
    }

    /** Writes title and detail at the lower end of the card. */
    private static void text(Graphics2D graphics, String title, String detail, int left, int mostLines) {
        if (!Fonts.AVAILABLE) {
            return;
        }
        int width = WIDTH - MARGIN - left;
        int baseline = HEIGHT - MARGIN;
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, DETAIL_SIZE));
        graphics.setColor(QUIET);
        graphics.drawString(lines(detail, graphics.getFontMetrics(), width, 1).get(0), left, baseline);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, TITLE_SIZE));
        graphics.setColor(INK);
        FontMetrics metrics = graphics.getFontMetrics();
        List<String> lines = lines(title, metrics, width, mostLines);
        int first = baseline - DETAIL_SIZE - MARGIN / 2 - (lines.size() - 1) * metrics.getHeight();
        for (int i = 0; i < lines.size(); i++) {
            graphics.drawString(lines.get(i), left, first + i * metrics.getHeight());
        }
    }

    /** Breaks a text into lines, at least one. Words that are wider than a line are broken where it ends. */
    static List<String> lines(String text, FontMetrics metrics, int width, int most) {
        List<String> lines = new ArrayList<>();
        String rest = text.strip().replaceAll("[\\p{Cntrl}\\s]+", " ");
        while (lines.size() < most - 1 && metrics.stringWidth(rest) > width) {
            int end = fitting(rest, metrics, width);
            int space = rest.lastIndexOf(' ', end);
            int cut = space > 0 ? space : end;
            lines.add(rest.substring(0, cut).strip());
            rest = rest.substring(cut).strip();
        }
        if (metrics.stringWidth(rest) > width) {
            int end = fitting(rest, metrics, width - metrics.stringWidth(ELLIPSIS));
            rest = rest.substring(0, end).strip() + ELLIPSIS;
        }
        lines.add(rest);
        return lines;
    }

    /** Returns how many characters of a text fit into a width, at least one. */
    private static int fitting(String text, FontMetrics metrics, int width) {
        int end = text.length();
        while (end > 1 && metrics.stringWidth(text.substring(0, end)) > width) {
            end = text.offsetByCodePoints(end, -1);
        }
        return end;
    }
}
