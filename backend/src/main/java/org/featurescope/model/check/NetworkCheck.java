package org.featurescope.model.check;

import java.util.ArrayList;
import java.util.List;
import org.featurescope.activation.Activations;
import org.featurescope.activation.CameraFrame;
import org.featurescope.activation.PreparedSamples;
import org.featurescope.activation.SamplePhotographs;
import org.featurescope.model.InputSpec;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.Stage;
import org.featurescope.model.Stages;
import org.featurescope.model.check.NetworkReport.BranchReport;
import org.featurescope.model.check.NetworkReport.InputReport;
import org.featurescope.model.check.NetworkReport.LayerReport;
import org.featurescope.model.check.NetworkReport.PhotographReport;

/** Checks a network: layers, parameters, times, the range of its input, and the classes of the sample photographs. */
public final class NetworkCheck {
    private final Network network;
    private final SamplePhotographs samples = new SamplePhotographs();

    /** Creates the check of a network. */
    public NetworkCheck(Network network) {
        this.network = network;
    }

    /**
     * Runs the network and returns what was found.
     *
     * @param rangeTest the result of its range test
     * @throws org.featurescope.activation.ActivationException if the network cannot be run
     */
    public NetworkReport report(RangeTest rangeTest) {
        InputSpec input = network.descriptor().input();
        List<LayerReport> layers = layers();
        return new NetworkReport(
                network.id(),
                network.descriptor().title(),
                network.sha256(),
                network.descriptorDigest(),
                new InputReport(
                        input.height(),
                        input.width(),
                        input.crop(),
                        rangeTest.own().name()),
                layers.stream().mapToLong(LayerReport::parameters).sum(),
                layers,
                rangeTest,
                rangeTest.warnings(),
                network.classes().isPresent() ? photographs() : List.of());
    }

    private List<LayerReport> layers() {
        List<Stage> stages = Stages.of(network);
        ParameterCounts parameters = new ParameterCounts(network);
        List<LayerReport> reports = new ArrayList<>();
        String first = samples.list().get(0).id();
        try (LayerTimes times = new LayerTimes(
                network,
                PreparedSamples.prepared(
                        samples.bytes(first), network.descriptor().input()))) {
            for (Layer layer : network.layers()) {
                reports.add(layer(layer, branches(layer, stages, parameters), parameters, times));
            }
        }
        return reports;
    }

    private static List<BranchReport> branches(Layer layer, List<Stage> stages, ParameterCounts parameters) {
        return stages.stream()
                .filter(stage ->
                        stage.kind() == Stage.Kind.BRANCH && stage.layer().equals(layer.name()))
                .map(stage -> new BranchReport(
                        stage.name(), stage.channels(), stage.receptiveField(), parameters.next(stage.nodes())))
                .toList();
    }

    private static LayerReport layer(
            Layer layer, List<BranchReport> branches, ParameterCounts parameters, LayerTimes times) {
        long ofBranches = branches.stream().mapToLong(BranchReport::parameters).sum();
        return new LayerReport(
                layer.name(),
                layer.kind(),
                layer.height(),
                layer.width(),
                layer.channels(),
                layer.receptiveField(),
                ofBranches + parameters.next(List.of(layer.node())),
                branches,
                times.forward(layer.depth()),
                times.gradient(layer.depth()));
    }

    private List<PhotographReport> photographs() {
        try (Activations activations = new Activations()) {
            return samples.list().stream()
                    .map(sample -> new PhotographReport(
                            sample.id(),
                            sample.title(),
                            activations
                                    .frame(network, new CameraFrame(0, 1, List.of(), samples.bytes(sample.id())))
                                    .classes()))
                    .toList();
        }
    }
}
