package org.featurescope.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.featurescope.model.rewriting.HalfPrecision;
import org.tensorflow.proto.GraphDef;

/** Writes a frozen graph with its weights in half precision: how the graphs of the built-in networks are made. */
final class NarrowGraph {
    private NarrowGraph() {}

    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            System.err.println("usage: NarrowGraph graph.pb narrowed.pb");
            System.exit(2);
        }
        GraphDef def = GraphDef.parseFrom(Files.readAllBytes(Path.of(args[0])));
        Files.write(Path.of(args[1]), HalfPrecision.narrow(def).toByteArray());
    }
}
