package org.featurescope.activation.photographs;

import java.util.List;
import java.util.stream.Collectors;
import org.featurescope.activation.SamplePhotographs;
import org.featurescope.activation.SamplePhotographs.Sample;

/** The sample photographs that come with the product. Their names are their ids. */
final class SamplePhotographSet extends PhotographSet {
    private final SamplePhotographs samples;

    SamplePhotographSet(SamplePhotographs samples) {
        super(samples.list().stream().map(Sample::id).sorted().toList());
        this.samples = samples;
    }

    @Override
    public byte[] bytes(String name) {
        return samples.bytes(name);
    }

    @Override
    Credits readCredits(String shared) {
        return new Credits(
                samples.list().stream()
                        .collect(Collectors.toMap(
                                Sample::id,
                                sample -> new Credit(
                                        sample.title(), sample.credit(), sample.licence(), sample.source()))),
                List.of());
    }

    @Override
    String stamp() {
        return PhotographShelf.SAMPLES;
    }

    @Override
    public void close() {
        // nothing is open
    }

    @Override
    public String toString() {
        return PhotographShelf.SAMPLES;
    }
}
