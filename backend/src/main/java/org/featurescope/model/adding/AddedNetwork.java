package org.featurescope.model.adding;

import java.nio.file.Path;
import java.util.List;
import org.featurescope.model.Network;

/**
 * A network that was added.
 *
 * @param network as the server loads it
 * @param folder where it is
 * @param format the format of its file
 * @param notes what was changed, assumed or left out, a sentence each
 */
public record AddedNetwork(Network network, Path folder, String format, List<String> notes) {
    public AddedNetwork {
        notes = List.copyOf(notes);
    }
}
