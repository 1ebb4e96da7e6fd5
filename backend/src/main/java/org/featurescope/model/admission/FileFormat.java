package org.featurescope.model.admission;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Recognizes files that are often taken for a frozen graph by how they begin. */
public final class FileFormat {
    /** The bytes at the beginning of a file that tell its format. */
    static final int BEGINNING = 4096;

    private static final String ADD = "\"featurescope models add PATH\" takes it";
    private static final String SAVE_MODEL =
            "it has no graph. Save the whole model (model.export or model.save); \"featurescope models add PATH\" takes that";

    private static final List<Sort> SORTS = List.of(
            sort("an HDF5 file of Keras; " + ADD, "\\x89HDF\\r\\n.*"),
            sort("an array of NumPy (.npy), which holds values and no graph", "\\x93NUMPY.*"),
            sort("a model of TensorFlow Lite, which is for inference alone and has no gradients", ".{4}TFL3.*"),
            sort(
                    "a Zip archive, perhaps of Keras (.keras), NumPy (.npz) or PyTorch (.pt); \"featurescope models add PATH\""
                            + " takes one of Keras",
                    "PK\\x03\\x04.*"),
            sort(
                    "a Python pickle, which is a program and is not read. Export the network to ONNX",
                    "\\x80[\\x02-\\x05].*"),
            sort("an archive compressed with gzip. Unpack it", "\\x1f\\x8b.*"),
            sort("a tar archive. Unpack it", ".{257}ustar.*"),
            sort("the list of TensorFlow's checkpoints; " + SAVE_MODEL, "\\s*model_checkpoint_path:.*"),
            sort(
                    "a graph in the text format (.pbtxt). Write it in the binary one, with as_text=False of"
                            + " tf.io.write_graph",
                    "\\s*(#[^\\n]*\\s+)*(node|versions|library|saved_model_schema_version|meta_info_def|graph_def)"
                            + "\\s*[:{].*"),
            sort("a page of HTML, as a failed download leaves it", "\\s*(?i)<(!doctype|html).*"),
            sort("JSON and not a graph; for a model of TensorFlow.js, save it with Keras", "\\s*[{\\[]\\s*[\"{\\]}].*"),
            sort("a pointer of Git LFS. Fetch the file itself with \"git lfs pull\"", "version https://git-lfs.*"),
            // its schema version, then a graph with its description
            sort("a SavedModel; give its whole folder to \"featurescope models add PATH\"", "\\x08\\x01\\x12.*"),
            // its version, then the producer's name, domain or graph
            sort("an ONNX file; " + ADD, "\\x08[\\x02-\\x20][\\x12\\x1a\\x22\\x2a\\x32\\x3a\\x42].*"));

    /** How a graph begins: with a node, which begins with its name. */
    private static final Sort GRAPH =
            sort("a frozen TensorFlow graph; " + ADD, "\\x0a([\\x80-\\xff]*[\\x00-\\x7f])\\x0a.*");

    /** How the file of a SavedModel's or checkpoint's index ends: the magic number of a table of LevelDB. */
    private static final byte[] TABLE_END = HexFormat.of().parseHex("57fb808b247547db");

    private record Sort(String what, Predicate<String> beginning) {}

    private FileFormat() {}

    /** Returns what a file is and what helps, if it is one of those that are not frozen graphs. */
    public static Optional<String> otherThanAGraph(byte[] file) {
        if (file.length == 0) {
            return Optional.of("an empty file");
        }
        String beginning = new String(file, 0, Math.min(file.length, BEGINNING), StandardCharsets.ISO_8859_1);
        if (endsWithMagicOfTable(file)) {
            return Optional.of("the index of a checkpoint; " + SAVE_MODEL);
        }
        return SORTS.stream()
                .filter(sort -> sort.beginning.test(beginning))
                .findFirst()
                .map(Sort::what);
    }

    /** Returns what a file is and what helps, as far as its beginning tells. */
    static String of(byte[] beginning) {
        return otherThanAGraph(beginning)
                .orElseGet(() -> GRAPH.beginning.test(new String(beginning, StandardCharsets.ISO_8859_1))
                        ? GRAPH.what
                        : "of no known format");
    }

    private static boolean endsWithMagicOfTable(byte[] file) {
        int start = file.length - TABLE_END.length;
        return start >= 0 && Arrays.equals(file, start, file.length, TABLE_END, 0, TABLE_END.length);
    }

    private static Sort sort(String what, String beginning) {
        return new Sort(what, Pattern.compile(beginning, Pattern.DOTALL).asMatchPredicate());
    }
}
