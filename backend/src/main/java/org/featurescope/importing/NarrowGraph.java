package org.featurescope.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.featurescope.model.rewriting.HalfPrecision;
import org.tensorflow.proto.GraphDef;

/** Writes a frozen graph with its weights in half precision. The graphs of the two mini networks were made with it. */
final class NarrowGraph {
    private NarrowGraph() {}

    /**
     * Runs the conversion.
     *
     * @param args the file of the graph and the file to write
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            throw new IllegalArgumentException("arguments: graph.pb narrowed.pb");
        }
        GraphDef def = GraphDef.parseFrom(Files.readAllBytes(Path.of(args[0])));
        Files.write(Path.of(args[1]), HalfPrecision.narrow(def).toByteArray());
    }
}
