package org.featurescope.web.api;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.link.PhotographParameters;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.web.http.Json;
import org.featurescope.web.message.SuggestionList;
import org.featurescope.web.message.SuggestionList.SuggestedFigure;

/** The API of suggestions, which returns links to figures about a unit and a photograph. */
public final class SuggestionsApi {
    private final Kinds kinds;
    private final Catalogue catalogue;

    /** Creates the API for these kinds and networks. */
    public SuggestionsApi(Kinds kinds, Catalogue catalogue) {
        this.kinds = kinds;
        this.catalogue = catalogue;
    }

    /** Answers with links to figures about the unit {@code unit} and the sample photograph {@code photograph}. */
    public void get(Context ctx) {
        Network network = catalogue.network(ctx.pathParam("model"));
        Unit unit = unit(ctx).checkedAgainst(network);
        String photograph = Optional.ofNullable(ctx.queryParam("photograph")).orElse("");
        PhotographParameters.requireSample(photograph);
        Layer layer = network.layer(unit.layer());
        List<SuggestedFigure> suggestions = kinds
                .suggestions(network, kind -> kind.suggestionsForPhotograph(network, layer, unit.channel(), photograph))
                .stream()
                .map(link -> new SuggestedFigure(link.title(), link.description(), link.url()))
                .toList();
        Json.answer(ctx, new SuggestionList(suggestions));
    }

    private static Unit unit(Context ctx) {
        String given = Optional.ofNullable(ctx.queryParam("unit")).orElse("");
        if (UnitExpression.parse("unit", given) instanceof Unit unit) {
            return unit;
        }
        throw new InvalidInputException(
                "unit", "unit must be one unit, written layer:channel, but is \"%s\"".formatted(given));
    }
}
