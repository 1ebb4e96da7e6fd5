package org.featurescope.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TarFileTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final ByteArrayOutputStream archive = new ByteArrayOutputStream();

    @Test
    void readsRegularFilesInOrder() throws IOException {
        byte[] first = bytes(700);
        byte[] second = bytes(512);
        add("./", '5', new byte[0]);
        add("./first.jpg", '0', first);
        add("link", '2', new byte[0]);
        add("././@LongLink", 'L', bytes(513));
        add("empty", '\0', new byte[0]);
        add("second.jpg", '0', second);
        end();
        List<TarFile.Entry> entries = read();
        assertThat(entries).extracting(TarFile.Entry::name).containsExactly("./first.jpg", "empty", "second.jpg");
        assertThat(entries.get(0).content()).isEqualTo(first);
        assertThat(entries.get(1).content()).isEmpty();
        assertThat(entries.get(2).content()).isEqualTo(second);
    }

    @Test
    void saysThatAnArchiveEndsTooEarly() {
        add("first.jpg", '0', bytes(2000));
        byte[] whole = archive.toByteArray();
        archive.reset();
        archive.write(whole, 0, 1500);
        assertThatThrownBy(this::read).isInstanceOf(IOException.class).hasMessageContaining("within a file");
        archive.reset();
        archive.write(whole, 0, 300);
        assertThatThrownBy(this::read).isInstanceOf(IOException.class).hasMessageContaining("within a header");
    }

    @Test
    void saysThatAFileIsNoArchive() {
        archive.writeBytes("no archive at all ".repeat(40).getBytes(StandardCharsets.US_ASCII));
        assertThatThrownBy(this::read).isInstanceOf(IOException.class).hasMessageContaining("no tar archive");
    }

    private List<TarFile.Entry> read() throws IOException {
        Path file = Files.write(folder.resolve("test.tar"), archive.toByteArray());
        List<TarFile.Entry> entries = new ArrayList<>();
        try (TarFile tar = new TarFile(file)) {
            for (Optional<TarFile.Entry> entry = tar.next(); entry.isPresent(); entry = tar.next()) {
                entries.add(entry.get());
            }
        }
        return entries;
    }

    private void add(String name, char type, byte[] content) {
        byte[] header = new byte[512];
        put(header, 0, name);
        put(header, 100, "0000644\0");
        put(header, 124, "%011o\0".formatted(content.length));
        header[156] = (byte) type;
        put(header, 257, "ustar\00000");
        archive.writeBytes(header);
        archive.writeBytes(Arrays.copyOf(content, (content.length + 511) / 512 * 512));
    }

    private void end() {
        archive.writeBytes(new byte[1024]);
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
