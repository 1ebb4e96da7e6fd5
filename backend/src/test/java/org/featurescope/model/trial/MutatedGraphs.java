package org.featurescope.model.trial;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.featurescope.model.Catalogue;
import org.featurescope.model.FaultNetworks;
import org.featurescope.model.ModelException;
import org.featurescope.model.Network;
import org.featurescope.model.NetworkLoader;
import org.featurescope.model.Stages;
import org.featurescope.model.admission.Verdict;
import org.featurescope.model.rewriting.Nodes;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorProto;

/**
 * Loads networks whose graphs were changed at random, in their bytes and in their structure, as the server does: checked,
 * tried in a process of its own, and, if they pass, read by TensorFlow in this process.
 */
public final class MutatedGraphs implements AutoCloseable {
    private static final List<String> NETWORKS = List.of("t2-edit", "t8-nan", "b-flat", "b-round", "t1-partly");
    private static final List<String> OPERATIONS = List.of(
            "Conv2D",
            "MaxPool",
            "AvgPool",
            "Reshape",
            "Transpose",
            "ConcatV2",
            "Pad",
            "StridedSlice",
            "Tile",
            "Fill",
            "ResizeBilinear",
            "SpaceToDepth",
            "FusedBatchNormV3",
            "MatMul",
            "Softmax",
            "Split",
            "GatherV2",
            "Range",
            "Cast",
            "Placeholder",
            "Identity",
            "WriteFile",
            "Abort");
    private static final long[] NUMBERS = {0, -1, 1, 2, 3, 7, 1000, 1L << 31, Long.MAX_VALUE, Long.MIN_VALUE};
    private static final TrialLimits LIMITS = new TrialLimits(Duration.ofSeconds(60), 512L << 20, 8L << 30);

    private final Path folder;
    private final Random random;
    private final Tally tally = new Tally();
    private TrialProcess process = new TrialProcess(LIMITS);

    /** How often what happened. */
    public static final class Tally {
        private final TreeMap<String, Integer> counts = new TreeMap<>();

        private void count(String what) {
            counts.merge(what, 1, Integer::sum);
        }

        /** Returns how often something happened: {@code refused before}, {@code refused}, {@code ended}, {@code loaded}. */
        public int of(String what) {
            return counts.getOrDefault(what, 0);
        }

        @Override
        public String toString() {
            return counts.toString();
        }
    }

    /**
     * Starts a process that tries networks.
     *
     * @param folder for the networks' files
     * @param seed decides what is changed
     */
    public MutatedGraphs(Path folder, long seed) throws IOException {
        this.folder = folder.resolve("mutated");
        this.random = new Random(seed);
    }

    /** Loads so many changed networks, and returns what happened. */
    public Tally run(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            Path of = FaultNetworks.folder().resolve(NETWORKS.get(i % NETWORKS.size()));
            Files.createDirectories(folder);
            for (String file : List.of("model.json", "labels.txt")) {
                if (Files.exists(of.resolve(file))) {
                    Files.write(folder.resolve(file), Files.readAllBytes(of.resolve(file)));
                }
            }
            byte[] graph = Files.readAllBytes(of.resolve("graph.pb"));
            Files.write(folder.resolve("graph.pb"), i % 3 == 0 ? withOtherBytes(graph) : withOtherNodes(graph));
            load();
        }
        return tally;
    }

    private void load() throws IOException {
        boolean[] tried = new boolean[1];
        Catalogue.Trial trial = (at, untried) -> {
            tried[0] = true;
            return tried(at);
        };
        try {
            Network network = NetworkLoader.load(folder, trial);
            Stages.of(network);
            tally.count("loaded");
        } catch (ModelException e) {
            if (String.valueOf(e.getMessage()).contains("\n") || e.reason().isBlank()) {
                throw new AssertionError("not one line: " + e.getMessage(), e);
            }
            tally.count(tried[0] ? "refused" : "refused before");
        }
    }

    private Verdict tried(Path at) {
        try {
            if (!process.isAlive()) {
                process.close();
                process = new TrialProcess(LIMITS);
            }
            Verdict verdict = process.tried(at);
            if (!process.isAlive()) {
                tally.count("ended");
            }
            return verdict;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] withOtherBytes(byte[] graph) {
        byte[] changed = graph.clone();
        // most bytes are weights; the others are the first ones of a node
        int changes = 1 + random.nextInt(8);
        for (int i = 0; i < changes; i++) {
            changed[random.nextInt(Math.min(changed.length, 4000))] = (byte) random.nextInt(256);
        }
        return random.nextInt(10) == 0 ? Arrays.copyOf(changed, random.nextInt(changed.length)) : changed;
    }

    private byte[] withOtherNodes(byte[] bytes) throws IOException {
        GraphDef.Builder graph = GraphDef.parseFrom(bytes).toBuilder();
        int changes = 1 + random.nextInt(2);
        for (int i = 0; i < changes; i++) {
            NodeDef.Builder node = graph.getNodeBuilder(random.nextInt(graph.getNodeCount()));
            switch (random.nextInt(6)) {
                case 0 -> node.setOp(oneOf(OPERATIONS));
                case 1 -> {
                    String other =
                            graph.getNode(random.nextInt(graph.getNodeCount())).getName();
                    if (node.getInputCount() > 0 && random.nextBoolean()) {
                        node.setInput(random.nextInt(node.getInputCount()), other);
                    } else {
                        node.addInput(random.nextBoolean() ? other : "^" + other);
                    }
                }
                case 2 -> changeAttribute(node);
                case 3 -> changeValue(node);
                case 4 -> node.putAttr("T", Nodes.type(DataType.forNumber(random.nextInt(24))));
                default -> {
                    if (node.getInputCount() > 0) {
                        List<String> inputs = new ArrayList<>(node.getInputList());
                        inputs.remove(random.nextInt(inputs.size()));
                        node.clearInput().addAllInput(inputs);
                    }
                }
            }
        }
        return graph.build().toByteArray();
    }

    private void changeAttribute(NodeDef.Builder node) {
        List<String> names = List.copyOf(node.getAttrMap().keySet());
        if (names.isEmpty()) {
            return;
        }
        String name = oneOf(names);
        AttrValue.Builder value = node.getAttrOrThrow(name).toBuilder();
        switch (value.getValueCase()) {
            case LIST -> {
                AttrValue.ListValue.Builder list = value.getListBuilder();
                if (list.getICount() > 0) {
                    list.setI(random.nextInt(list.getICount()), number());
                }
            }
            case TYPE -> value.setTypeValue(random.nextInt(1200));
            case I -> value.setI(number());
            case F -> value.setF(Float.NaN);
            case B -> value.setB(!value.getB());
            case S -> value.setS(ByteString.copyFromUtf8(oneOf(List.of("SAME", "VALID", "EXPLICIT", "NCHW", "", "x"))));
            case SHAPE -> value.getShapeBuilder().addDimBuilder().setSize(number());
            default -> value.clear();
        }
        node.putAttr(name, value.build());
    }

    private void changeValue(NodeDef.Builder node) {
        if (!node.containsAttr("value")) {
            return;
        }
        TensorProto.Builder tensor = node.getAttrOrThrow("value").getTensor().toBuilder();
        switch (random.nextInt(4)) {
            case 0 -> tensor.getTensorShapeBuilder().addDimBuilder().setSize(number());
            case 1 -> {
                if (tensor.getTensorShape().getDimCount() > 0) {
                    tensor.getTensorShapeBuilder()
                            .getDimBuilder(
                                    random.nextInt(tensor.getTensorShape().getDimCount()))
                            .setSize(number());
                }
            }
            case 2 -> tensor.clearTensorContent();
            default -> {
                byte[] content = tensor.getTensorContent().toByteArray();
                random.nextBytes(content);
                tensor.setTensorContent(ByteString.copyFrom(content));
            }
        }
        node.putAttr("value", AttrValue.newBuilder().setTensor(tensor).build());
    }

    private long number() {
        return NUMBERS[random.nextInt(NUMBERS.length)];
    }

    private <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    @Override
    public void close() {
        process.close();
    }
}
