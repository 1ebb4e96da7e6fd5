package org.featurescope.figure.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.List;
import org.featurescope.activation.photographs.Credit;
import org.junit.jupiter.api.Test;

final class SvgExportTest {
    private static final String EVIL = "</text><script>alert(1)</script>\u0000 & \"x\" ]]>";

    @Test
    void aLabelIsTextInADrawingWhateverStandsInIt() throws Exception {
        byte[] png = ExportedFigures.encoded(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB));
        SvgDocument document = SvgDocument.of(ExportedFigures.of(EVIL, List.of(png)));
        assertThat(document.all("script")).isEmpty();
        assertThat(document.texts().get(0)).isEqualTo(EVIL.replace("\u0000", ""));
    }

    @Test
    void photographsOfOneAuthorAreCreditedTogetherAndEachOnce() throws Exception {
        Credit bee = new Credit("bee", "Jee & <Rani>", "CC BY 2.0", "https://example.org/bee");
        Credit wasp = new Credit("wasp", "Jee & <Rani>", "CC BY 2.0", "https://example.org/wasp");
        Credit cat = new Credit("cat", "", "public domain", "");
        Credit dog = new Credit("dog", "", "", "");
        ExportedFigure figure = ExportedFigures.credited(6, List.of(bee, cat, wasp, bee, dog));
        String expected = "Photographs: bee, wasp (Jee & <Rani>, CC BY 2.0); cat (public domain); dog";
        assertThat(figure.credits()).contains(expected);
        assertThat(String.join(" ", SvgDocument.of(figure).texts())).contains(expected);
    }

    @Test
    void linesAreBrokenBetweenWordsAndNoneIsLost() {
        String text = "a bb ccc dddd eeeee ffffff ggggggggggggg h";
        List<String> lines = SvgExport.wrapped(text, 8);
        assertThat(String.join(" ", lines)).isEqualTo(text);
        assertThat(lines)
                .allSatisfy(line ->
                        assertThat(line.length() <= 8 || !line.contains(" ")).isTrue());
    }
}
