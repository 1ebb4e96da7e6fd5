package org.featurescope.optimize.run;

import java.io.IOException;
import java.util.List;
import org.featurescope.optimize.CheckpointReader;
import org.featurescope.optimize.CheckpointWriter;
import org.featurescope.optimize.Optimizer;
import org.featurescope.optimize.graph.PictureState.Snapshot;
import org.featurescope.optimize.picture.graph.Pictures;
import org.featurescope.optimize.picture.graph.Variable;

/**
 * The pictures of a batch between two steps of an octave.
 *
 * @param state of the pictures
 * @param valuesBefore the values of the variables before the latest step; empty before the first step of an octave
 */
record KeptOctave(Snapshot state, List<float[]> valuesBefore) {
    /** Writes the pictures. */
    void writeTo(CheckpointWriter writer) throws IOException {
        state.writeTo(writer);
        writer.flag(!valuesBefore.isEmpty());
        if (!valuesBefore.isEmpty()) {
            writer.all(valuesBefore);
        }
    }

    /** Reads what {@link #writeTo} wrote. */
    static KeptOctave readFrom(CheckpointReader reader, Pictures pictures, Optimizer optimizer) throws IOException {
        Snapshot state = Snapshot.readFrom(reader, pictures, optimizer);
        List<float[]> valuesBefore = reader.flag()
                ? reader.all(pictures.variables().stream().map(Variable::size).toList())
                : List.of();
        return new KeptOctave(state, valuesBefore);
    }
}
