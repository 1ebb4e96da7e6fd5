package org.featurescope.kind.hiddenneuron;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.featurescope.activation.SamplePhotographs;
import org.featurescope.figure.FigureKind;
import org.featurescope.figure.KindContext;
import org.featurescope.figure.Recipe;
import org.featurescope.figure.ResultData;
import org.featurescope.figure.Suggestion;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.model.Networks;
import org.featurescope.network.Digits;
import org.featurescope.network.Problem;
import org.featurescope.optimize.Visualizer;

/** The kind of figure that shows what a neuron of a small network responds to, after the network was trained on digits. */
public final class HiddenNeuronKind implements FigureKind<HiddenNeuronSpec> {
    private final SamplePhotographs samples = new SamplePhotographs();
    private final Visualizer visualizer;

    /** Creates the kind. */
    public HiddenNeuronKind(KindContext context) {
        this.visualizer = context.visualizer();
    }

    @Override
    public Class<HiddenNeuronSpec> specType() {
        return HiddenNeuronSpec.class;
    }

    @Override
    public ParameterTable<HiddenNeuronSpec> parameters() {
        return HiddenNeuronSpec.TABLE;
    }

    @Override
    public String title() {
        return "A neuron of a trained network";
    }

    @Override
    public String description() {
        return "What a neuron responds to in a small network that was trained on handwritten digits.";
    }

    @Override
    public String example() {
        return "problem=digits&hidden=16&steps=200&neuron=2&picture-steps=64";
    }

    @Override
    public Recipe recipe(HiddenNeuronSpec spec, Networks networks) {
        Problem problem = spec.run().checkedProblem(samples::bytes);
        spec.check(problem);
        return new HiddenNeuronRecipe(spec, problem, visualizer);
    }

    @Override
    public List<Suggestion> shownInTraining() {
        return Digits.ofProduct().isEmpty()
                ? List.of()
                : List.of(new Suggestion(
                        80,
                        "What does a neuron want?",
                        "The same network, and one of its neurons. A picture was made to excite it, step by step from noise, as"
                                + " for the neurons of large networks, and another to suppress it. Below are the digits that"
                                + " excite it most. From the figure above, a press leads to this figure for every neuron.",
                        List.of(Map.entry("problem", "digits"), Map.entry("neuron", "2"))));
    }

    @Override
    public Optional<ResultData<?>> resultData() {
        return Optional.of(ResultData.besidePictures(HiddenNeuronResult.class)
                .withTable("digits", HiddenNeuronResult::digitTable));
    }
}
