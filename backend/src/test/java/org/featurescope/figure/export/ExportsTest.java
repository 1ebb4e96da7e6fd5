package org.featurescope.figure.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.featurescope.figure.Curve;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.Networks;
import org.featurescope.figure.StoredFigure;
import org.featurescope.figure.StoredFigure.ImageFile;
import org.featurescope.figure.StoredFigure.StoredImage;
import org.featurescope.figure.drawing.BibTeX;
import org.featurescope.figure.drawing.ExportedFigure;
import org.featurescope.figure.drawing.PngExport;
import org.featurescope.figure.drawing.SvgExport;
import org.featurescope.figure.run.FakeVisualizer;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

final class ExportsTest {
    private static final Kinds KINDS = Kinds.with(FakeVisualizer.quick(), Networks.shelf());
    private static final String EVIL = "</text><script>alert(1)</script>\u0000 & \"x\" ]]>";

    private static ExportedFigure figure(String label, byte[] png) {
        ImageFile file = new ImageFile("0.png", "0".repeat(64), 4, 4);
        StoredFigure stored = new StoredFigure(
                new FigureId("0".repeat(64)),
                KINDS.example(KINDS.all().get(0), Networks.network()),
                Instant.EPOCH,
                1,
                List.of(new StoredImage(file, label, "mixed4c:1", 1, Optional.empty())),
                file,
                new Curve(new int[] {1}, new float[][] {{1}}));
        return new ExportedFigure(stored, "channel", "https://example.org/figures/0", List.of(png));
    }

    private static byte[] halfOpen() throws IOException {
        BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < 4; y++) {
            image.setRGB(0, y, 0xff336699);
            image.setRGB(1, y, 0xff336699);
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return png.toByteArray();
    }

    @Test
    void whatAPictureLeavesOpenIsTransparentOrWhite() throws IOException {
        BufferedImage open = ImageIO.read(new ByteArrayInputStream(PngExport.of(figure("a", halfOpen()), 1, true)));
        BufferedImage white = ImageIO.read(new ByteArrayInputStream(PngExport.of(figure("a", halfOpen()), 1, false)));
        assertThat(open.getRGB(0, 0)).isEqualTo(0xff336699);
        assertThat(open.getRGB(3, 0) >>> 24).isZero();
        assertThat(white.getRGB(0, 0)).isEqualTo(0xff336699);
        assertThat(white.getRGB(3, 0)).isEqualTo(0xffffffff);
    }

    @Test
    void aLabelIsTextInADrawingWhateverStandsInIt() throws Exception {
        byte[] svg = SvgExport.of(figure(EVIL, halfOpen()));
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(svg));
        assertThat(document.getElementsByTagName("script").getLength()).isZero();
        assertThat(document.getElementsByTagName("text").item(0).getTextContent())
                .isEqualTo(EVIL.replace("\u0000", ""));
    }

    @Test
    void linesAreBrokenBetweenWordsAndNoneIsLost() {
        String text = "a bb ccc dddd eeeee ffffff ggggggggggggg h";
        List<String> lines = SvgExport.wrapped(text, 8);
        assertThat(String.join(" ", lines)).isEqualTo(text);
        assertThat(lines).allSatisfy(line -> assertThat(line.length() <= 8 || !line.contains(" "))
                .isTrue());
    }

    @Test
    void whatMeansSomethingToTexIsWrittenSoThatItDoesNot() {
        assertThat(BibTeX.escaped("50% of {x_1} & \\input{y}~$"))
                .isEqualTo("50\\% of \\{x\\_1\\} \\& \\textbackslash{}input\\{y\\}\\textasciitilde{}\\$");
        assertThat(new String(BibTeX.escaped("a\nb\u0007").getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo("ab");
    }
}
