package org.featurescope.model.formats.savedmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.featurescope.model.Forward;
import org.featurescope.model.formats.ReadNetwork;
import org.featurescope.model.rewriting.InferenceGraph;
import org.featurescope.validate.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.SavedModel;

final class SavedModelFolderTest {
    private static final Set<String> NEVER = Set.of(
            "VarHandleOp", "ReadVariableOp", "VariableV2", "Assign", "RestoreV2", "SaveV2", "StatefulPartitionedCall");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void freezesTheVariablesOfAGraph() throws IOException {
        float[] expected = SavedModels.write(folder);
        ReadNetwork read = SavedModelFolder.read(folder);
        assertThat(read.inputs()).containsExactly("images");
        assertThat(run(read)).containsExactly(expected, within(1e-5f));
        assertThat(read.graph().getNodeList().stream().map(NodeDef::getOp)).doesNotContainAnyElementsOf(NEVER);
    }

    @Test
    void inlinesFunctionsAndFreezesTheVariablesThatTheyAreGiven() throws IOException {
        float[] expected = SavedModels.write(folder);
        SavedModels.toFunctions(folder);
        ReadNetwork read = SavedModelFolder.read(folder);
        assertThat(read.inputs()).containsExactly("serving_images");
        assertThat(run(read)).containsExactly(expected, within(1e-4f));
        assertThat(read.graph().getNodeList().stream().map(NodeDef::getOp)).doesNotContainAnyElementsOf(NEVER);
    }

    @Test
    void refusesWhatIsCutOffOrMissing() throws IOException {
        SavedModels.write(folder);
        Path data = folder.resolve("variables/variables.data-00000-of-00001");
        Path index = folder.resolve("variables/variables.index");
        Path graph = folder.resolve("saved_model.pb");
        for (Path file : new Path[] {data, index, graph}) {
            byte[] whole = Files.readAllBytes(file);
            for (int length : new int[] {0, whole.length / 2, whole.length - 1}) {
                Files.write(file, Arrays.copyOf(whole, length));
                if (!file.equals(data) || length < whole.length - 1) {
                    assertThatThrownBy(() -> SavedModelFolder.read(folder))
                            .as("%s of %d bytes", file, length)
                            .isInstanceOf(InvalidInputException.class);
                }
            }
            Files.write(file, whole);
        }
        Files.delete(data);
        assertThatThrownBy(() -> SavedModelFolder.read(folder)).hasMessageContaining("there is no file");
    }

    @Test
    void refusesAModelWithoutASignature() throws IOException {
        SavedModels.write(folder);
        Path graph = folder.resolve("saved_model.pb");
        SavedModel.Builder model = SavedModel.parseFrom(Files.readAllBytes(graph)).toBuilder();
        model.getMetaGraphsBuilder(0).clearSignatureDef();
        Files.write(graph, model.build().toByteArray());
        assertThatThrownBy(() -> SavedModelFolder.read(folder)).hasMessageContaining("signature");
    }

    private static float[] run(ReadNetwork read) {
        float[] ones = new float[12 * 12 * 3];
        Arrays.fill(ones, 1);
        return Forward.run(
                        InferenceGraph.of(read.graph()),
                        read.inputs().get(0),
                        new Forward.Value(Shape.of(1, 12, 12, 3), ones),
                        read.outputs().get(0))
                .get(0)
                .values();
    }
}
