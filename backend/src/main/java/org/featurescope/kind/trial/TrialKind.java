package org.featurescope.kind.trial;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.featurescope.activation.photographs.PhotographSet;
import org.featurescope.figure.FigureKind;
import org.featurescope.figure.KindContext;
import org.featurescope.figure.Recipe;
import org.featurescope.figure.ResultData;
import org.featurescope.figure.ShownFigure;
import org.featurescope.figure.Suggestion;
import org.featurescope.figure.answers.Question;
import org.featurescope.figure.answers.Questions;
import org.featurescope.figure.link.LinkQuery;
import org.featurescope.figure.link.NamedSet;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.kind.optimized.ExampleUnits;
import org.featurescope.kind.trial.TrialSpec.JudgeReference;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.Networks;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.NotFoundException;
import org.featurescope.validate.Validate;

/** The kind of figure that lets people and an automatic judge tell what excites directions of a layer. */
public final class TrialKind implements FigureKind<TrialSpec> {
    /** The networks among which a judge is chosen if none is given, the best first. */
    private static final List<String> JUDGES = List.of("inception-v3", "mini-inception", "mini-inception-robust");

    /** Networks with the same first layers, which are no judges of each other unless somebody names them. */
    private static final Set<String> ON_INCEPTION_V3 = Set.of("inception-v3", "inception-275");

    private final KindContext context;

    /** Creates the kind. */
    public TrialKind(KindContext context) {
        this.context = context;
    }

    @Override
    public Class<TrialSpec> specType() {
        return TrialSpec.class;
    }

    @Override
    public ParameterTable<TrialSpec> parameters() {
        return TrialSpec.TABLE;
    }

    @Override
    public String title() {
        return "Can people tell what excites it?";
    }

    @Override
    public String description() {
        return "Which of two photographs excites a neuron or another direction? A block of trials for people, and the score"
                + " of an automatic judge.";
    }

    @Override
    public String example() {
        return ExampleUnits.MODEL + "&layer=" + ExampleUnits.MIDDLE_LAYER
                + "&judge=mini-inception&trials=8&units=16&size=96";
    }

    /** Fills in the digests of set and judge; chooses a judge if none is given. */
    @Override
    public TrialSpec resolved(TrialSpec spec, Networks networks) {
        return spec.resolved(
                spec.photographs().resolved(context.photographs()), judge(spec.judge(), spec.model(), networks));
    }

    private static JudgeReference judge(JudgeReference given, String model, Networks networks) {
        Network judge = given.model().isEmpty() ? chosen(model, networks) : named(given.model(), networks);
        Validate.isTrue(
                TrialSpec.JUDGE_HASH.name(),
                judge.sha256().startsWith(given.modelHash()),
                "the judge is a network %s with hash %s, but the one at hand has %s"
                        .formatted(judge.id(), given.modelHash(), judge.sha256()));
        return new JudgeReference(judge.id(), judge.sha256());
    }

    private static Network named(String id, Networks networks) {
        try {
            return networks.network(id);
        } catch (NotFoundException e) {
            throw new NotFoundException("judge", String.valueOf(e.getMessage()));
        }
    }

    private static Network chosen(String model, Networks networks) {
        for (String id : JUDGES) {
            if (!id.equals(model) && !ON_INCEPTION_V3.containsAll(List.of(id, model))) {
                try {
                    return networks.network(id);
                } catch (NotFoundException e) {
                    continue;
                }
            }
        }
        throw new InvalidInputException(
                "judge", "there is no network besides %s that could be the judge".formatted(model));
    }

    @Override
    public Recipe recipe(TrialSpec spec, Networks networks) {
        Network network = networks.network(spec.model());
        spec.checkAgainst(network, context.visualizer().limits());
        Network judge = named(spec.judge().model(), networks);
        Validate.isTrue(
                "judge",
                !judge.sha256().equals(network.sha256()),
                "the judge must be another network than %s, whose directions it judges".formatted(network.id()));
        try (PhotographSet set = context.photographs().open(spec.photographs().name())) {
            Material.requireEnough(spec, set.names().size());
        }
        return new TrialRecipe(spec, network, judge, context);
    }

    @Override
    public Optional<ResultData<?>> resultData() {
        return Optional.of(new ResultData<>(TrialResult.class, TrialScene::new)
                .withTable("families", TrialResult::familyTable)
                .withTable("units", TrialResult::unitTable));
    }

    @Override
    public Questions questions(JsonNode data) {
        TrialResult result = ResultData.besidePictures(TrialResult.class).read(data);
        return new Questions(result.trials().stream()
                .map(trial -> new Question(
                        Question.Role.valueOf(trial.role().toUpperCase(Locale.ROOT)),
                        trial.family(),
                        trial.direction(),
                        trial.right()))
                .toList());
    }

    @Override
    public List<ShownFigure> shownOfUnit(Network network, Layer layer, int channel) {
        if (layer.channels() == 1) {
            return List.of();
        }
        List<Map.Entry<String, String>> parameters = List.of(
                Map.entry("layer", layer.name()),
                Map.entry("trials", "0"),
                Map.entry(TrialSpec.CHANNEL.name(), Integer.toString(channel)));
        return List.of(new ShownFigure(
                "Can it be told from its photographs?", LinkQuery.of(name(), network, parameters), true));
    }

    @Override
    public List<Suggestion> shownInSpace(Network network, Layer layer, String photographs) {
        if (layer.channels() == 1) {
            return List.of();
        }
        return List.of(new Suggestion(
                120,
                "Can you tell what excites a direction?",
                "Which of two photographs also excites it? Half of the questions are about neurons, half about random"
                        + " directions, and you are not told which.",
                List.of(Map.entry("layer", layer.name()), Map.entry(NamedSet.NAME.name(), photographs))));
    }

    @Override
    public List<Suggestion> suggestionsForLayer(Network network, Layer layer, int first) {
        if (layer.channels() == 1) {
            return List.of();
        }
        return List.of(new Suggestion(
                45,
                "Can people tell what excites it?",
                "A block of trials: which of two photographs also excites a neuron, or a random direction?",
                List.of(Map.entry("layer", layer.name()))));
    }
}
