package org.featurescope.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.content.ByteBufferContentSource;
import org.eclipse.jetty.util.thread.Invocable;
import org.featurescope.validate.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartTest {
    private static final String EDGE = "edge";

    /** Delivers a form in pieces of random length, as a network does. */
    private static InputStream inPieces(byte[] form, Random random) {
        return new FilterInputStream(new ByteArrayInputStream(form)) {
            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                return super.read(into, offset, 1 + random.nextInt(Math.min(length, 200)));
            }
        };
    }

    private static byte[] part(byte[] form, long declaredLength, Random random) throws IOException {
        PartReader reader = new PartReader("image", EDGE, declaredLength);
        Multipart.read(inPieces(form, random), EDGE, reader, 1 << 20, "too large", 40 + random.nextInt(100));
        return reader.part();
    }

    /** Returns a form with the file at the index {@code at} of some other parts. */
    private static byte[] form(byte[] file, int at, int others, Random random) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        for (int i = 0; i <= others; i++) {
            byte[] content = file;
            if (i != at) {
                content = new byte[random.nextInt(300)];
                random.nextBytes(content);
            }
            form.writeBytes("--edge\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"é.png\"\r\n\r\n"
                    .formatted(i == at ? "image" : "other" + i)
                    .getBytes(StandardCharsets.UTF_8));
            form.writeBytes(content);
            form.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        form.writeBytes("--edge--\r\n".getBytes(StandardCharsets.US_ASCII));
        return form.toByteArray();
    }

    /** The file holds many beginnings of a boundary, which a reader may take for one. */
    private static byte[] file(Random random) {
        byte[] file = new byte[random.nextInt(random.nextBoolean() ? 20 : 5000)];
        random.nextBytes(file);
        if (file.length > 0 && random.nextBoolean()) {
            file[0] = '-';
        }
        byte[] trap = "\r\n--edg".getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < Math.min(file.length, 1 + file.length / 50); i++) {
            int length = 1 + random.nextInt(trap.length);
            int to = random.nextInt(file.length);
            System.arraycopy(trap, 0, file, to, Math.min(length, file.length - to));
        }
        return new String(file, StandardCharsets.ISO_8859_1)
                .replace("--edge", "--edgy")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void readsWhatJettysFormParserReads() throws IOException {
        for (long seed = 1; seed <= 2000; seed++) {
            Random random = new Random(seed);
            int others = random.nextInt(4);
            byte[] file = file(random);
            byte[] form = form(file, random.nextInt(others + 1), others, random);
            assertThat(part(form, random.nextBoolean() ? form.length : -1, random))
                    .as("seed %d", seed)
                    .isEqualTo(file)
                    .isEqualTo(jettys(form));
        }
    }

    private static byte[] jettys(byte[] form) throws IOException {
        MultiPartFormData.Parser parser = new MultiPartFormData.Parser(EDGE);
        parser.setMaxMemoryFileSize(form.length);
        parser.setUseFilesForPartsWithoutFileName(false);
        try (MultiPartFormData.Parts parts = parser.parse(
                        new ByteBufferContentSource(ByteBuffer.wrap(form)), Invocable.InvocationType.BLOCKING)
                .join()) {
            List<MultiPart.Part> named = parts.getAll("image");
            try (InputStream in = Content.Source.asInputStream(named.get(0).getContentSource())) {
                return in.readAllBytes();
            }
        }
    }

    @Test
    void copiesALastPartOfKnownLengthIntoOneArrayOnly() throws IOException {
        Random random = new Random(5);
        byte[] file = file(random);
        byte[] form = form(file, 1, 1, random);
        PartReader reader = new PartReader("image", EDGE, form.length);
        Multipart.read(inPieces(form, random), EDGE, reader, 1 << 20, "too large", 200);
        assertThat(reader.part()).isEqualTo(file).isSameAs(reader.part());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10, 100})
    void refusesAFormThatIsCutShort(int missing) throws IOException {
        Random random = new Random(6);
        byte[] form = form(new byte[300], 0, 0, random);
        byte[] cut = Arrays.copyOf(form, form.length - "--\r\n".length() - missing);
        assertThatThrownBy(() -> part(cut, cut.length, random))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.field()).isEqualTo("body"));
    }

    @Test
    void refusesSeveralPartsOfTheName() throws IOException {
        Random random = new Random(7);
        String twice =
                "--edge\r\nContent-Disposition: form-data; name=\"image\"\r\n\r\nab\r\n".repeat(2) + "--edge--\r\n";
        byte[] form = twice.getBytes(StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> part(form, form.length, random))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("the form must have one part image, but has 2");
    }

    @Test
    void refusesManyParts() throws IOException {
        Random random = new Random(8);
        byte[] form = form(new byte[10], 3, 20, random);
        assertThatThrownBy(() -> part(form, form.length, random))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.field()).isEqualTo("body"));
    }

    @Test
    void readsNoFurtherThanTheLimit() {
        PartReader reader = new PartReader("image", EDGE, -1);
        byte[] form = form(new byte[5000], 0, 0, new Random(9));
        assertThatThrownBy(() -> Multipart.read(inPieces(form, new Random(9)), EDGE, reader, 4000, "too large", 200))
                .isInstanceOf(HttpProblem.class)
                .hasMessage("too large");
    }
}
