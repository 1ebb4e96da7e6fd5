package org.featurescope.importing;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Makes the file of handwritten digits while the product is built, see {@link PackageImport}. The form of the file is
 * described in the {@code README.md} beside it.
 */
public final class ImportDigits implements PackageImport.Contents {
    private static final String FILE = "digits.gz";
    /** The place of each digit in a plane, in the order of {@value #FILE}. */
    private static final String PLACES = "places.bin";

    private static final int CLASSES = 10;
    private static final int PIXELS = 28 * 28;
    private static final int DIGITS = 10_000;
    private static final double WHITE = 255;
    /** Half the last decimal of the package's numbers, in steps of a byte. */
    private static final double ROUNDING = 0.0005 * WHITE + 1e-9;

    private static final long ORDER_SEED = 1;

    private ImportDigits() {}

    /**
     * Runs the import.
     *
     * @param args the folder with the npm lock file and the credits, a folder for intermediate files, the folder of the
     *     digits, and {@code offline=true} if nothing may be fetched
     */
    public static void main(String[] args) {
        NpmClient npm = new NpmClient(NpmClient.onThisSystem(), args[3].equals("offline=true"));
        into(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]), npm).run(System.out);
    }

    /** Returns the import into a folder. */
    static PackageImport into(Path sources, Path work, Path folder, NpmClient npm) {
        return new PackageImport("the set of handwritten digits", new ImportDigits(), sources, work, folder, npm);
    }

    @Override
    public List<String> sources() {
        return List.of("README.md", PLACES);
    }

    @Override
    public List<String> made() {
        return List.of(FILE, "README.md", "LICENSE");
    }

    @Override
    public void make(Path packages, Path sources, Path made) throws IOException {
        Path fetched = packages.resolve("mnist");
        List<byte[]> digits = new ArrayList<>();
        for (int digit = 0; digit < CLASSES; digit++) {
            read(fetched.resolve("src/digits/%d.json".formatted(digit)), digit, digits);
        }
        if (digits.size() != DIGITS) {
            throw new IOException("the package has %d digits instead of %d".formatted(digits.size(), DIGITS));
        }
        Collections.shuffle(digits, new Random(ORDER_SEED));
        try (OutputStream out = new BestGzip(Files.newOutputStream(made.resolve(FILE)))) {
            for (byte[] digit : digits) {
                out.write(digit, 0, PIXELS);
            }
            for (byte[] digit : digits) {
                out.write(digit, PIXELS, 1);
            }
            out.write(Files.readAllBytes(sources.resolve(PLACES)));
        }
        Files.copy(sources.resolve("README.md"), made.resolve("README.md"));
        Files.copy(fetched.resolve("LICENSE"), made.resolve("LICENSE"));
    }

    /**
     * Reads the digits of one class.
     *
     * @param digits receives the pixels of each and then its class
     */
    private static void read(Path file, int digit, List<byte[]> digits) throws IOException {
        ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        try (JsonParser json = new JsonMapper().createParser(file.toFile())) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token.isNumeric()) {
                    pixels.write(level(json.getDoubleValue(), file));
                }
            }
        }
        byte[] all = pixels.toByteArray();
        if (all.length == 0 || all.length % PIXELS != 0) {
            throw new IOException("%s has %d pixels, which are not whole digits".formatted(file, all.length));
        }
        for (int begin = 0; begin < all.length; begin += PIXELS) {
            byte[] one = new byte[PIXELS + 1];
            System.arraycopy(all, begin, one, 0, PIXELS);
            one[PIXELS] = (byte) digit;
            digits.add(one);
        }
    }

    /** Returns the byte that a number from 0 to 1 with three decimals stands for. */
    private static int level(double share, Path file) throws IOException {
        int level = (int) Math.round(share * WHITE);
        if (level < 0 || level > WHITE || Math.abs(share * WHITE - level) > ROUNDING) {
            throw new IOException("%s has a pixel of %s, which stands for no byte".formatted(file, share));
        }
        return level;
    }

    /** A gzip file that is made as small as possible. */
    private static final class BestGzip extends GZIPOutputStream {
        BestGzip(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
