package org.featurescope.activation.photographs;

import java.util.List;
import org.featurescope.activation.SamplePhotographs;

/** The photographs that come with the product. Their names are their ids. */
record SamplePhotographSet(SamplePhotographs samples) implements PhotographSet {
    @Override
    public List<String> names() {
        return samples.list().stream()
                .map(SamplePhotographs.Sample::id)
                .sorted()
                .toList();
    }

    @Override
    public byte[] bytes(String name) {
        return samples.bytes(name);
    }

    @Override
    public void close() {
        // nothing is open
    }
}
