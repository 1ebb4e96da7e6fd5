package org.featurescope.web.find;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.featurescope.activation.ActivationListener;
import org.featurescope.activation.Activations;
import org.featurescope.activation.InputPicture;
import org.featurescope.activation.LayerActivation;
import org.featurescope.activation.RunSummary;
import org.featurescope.activation.TopClasses;
import org.featurescope.activation.TopClasses.ClassProbability;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Network;
import org.featurescope.unit.ExcitedUnits;
import org.featurescope.unit.KnownResponses;
import org.featurescope.unit.UnitSearch.Answer;
import org.featurescope.validate.Validate;

/** Finds the units that a picture excites. */
final class PictureSearch {
    private final Catalogue catalogue;
    private final Activations activations;
    private final KnownResponses known;

    PictureSearch(Catalogue catalogue, Activations activations, KnownResponses known) {
        this.catalogue = catalogue;
        this.activations = activations;
        this.known = known;
    }

    /**
     * Runs a picture through the networks whose responses are known, and returns the units that it excites.
     *
     * @param query what is searched; its text is ignored
     * @param criteria the criteria by which units are found
     * @throws org.featurescope.validate.InvalidInputException for the field {@code layer} if no searched network has it
     */
    PictureAnswers find(SearchedPicture picture, FindQuery query, List<PictureCriterion> criteria) {
        Validate.isTrue("layer", query.hasLayer(catalogue), "there is no layer \"%s\"".formatted(query.layer()));
        Map<String, Summary> summaries = new ConcurrentHashMap<>();
        query.networks(catalogue).parallelStream()
                .filter(network -> known.of(network).isPresent())
                .forEach(network -> summaries.put(network.id(), summary(network, picture)));
        ExcitedUnits units = new ExcitedUnits(
                known,
                query.networks(catalogue),
                network -> summaries.computeIfAbsent(network.id(), id -> summary(network, picture)).means);
        List<Answer> answers = criteria.stream()
                .map(criterion -> new Answer(
                        criterion.meaning(),
                        switch (criterion) {
                            case RESPONSES -> units.resembling(guide(), query.layer(), query.count());
                            case ACTIVATIONS -> units.strongest(query.layer(), query.count());
                        }))
                .toList();
        return new PictureAnswers(answers, topClass(summaries));
    }

    private Summary summary(Network network, SearchedPicture picture) {
        Summary summary = new Summary();
        activations.run(network, picture.file(), summary);
        return summary;
    }

    /** Returns the most probable class by the first network that has one. */
    private Optional<TopClass> topClass(Map<String, Summary> summaries) {
        return catalogue.networks().stream()
                .flatMap(network -> Optional.ofNullable(summaries.get(network.id()))
                        .flatMap(summary -> summary.top.stream().findFirst())
                        .map(top -> TopClass.of(network, top))
                        .stream())
                .findFirst();
    }

    /** Returns the first network that has classes. */
    private Optional<Network> guide() {
        return catalogue.networks().stream()
                .filter(network ->
                        network.classes().isPresent() && known.of(network).isPresent())
                .findFirst();
    }

    /** Collects the mean activations of all layers, and the most probable classes. */
    private static final class Summary implements ActivationListener {
        private final List<float[]> means = new ArrayList<>();
        private List<ClassProbability> top = List.of();

        @Override
        public void photograph(InputPicture picture) {}

        @Override
        public void layer(LayerActivation layer) {
            means.add(layer.mean());
        }

        @Override
        public void classes(TopClasses classes) {
            top = classes.top();
        }

        @Override
        public void done(RunSummary summary) {}
    }
}
