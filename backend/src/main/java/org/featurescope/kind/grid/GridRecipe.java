package org.featurescope.kind.grid;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.featurescope.figure.FigureResult;
import org.featurescope.figure.Recipe;
import org.featurescope.figure.RecipeListener;
import org.featurescope.figure.Stopwatch;
import org.featurescope.kind.grid.ChannelRanking.Ranked;
import org.featurescope.kind.optimized.Plan;
import org.featurescope.kind.optimized.PlanProgress;
import org.featurescope.kind.optimized.ResultBuilder;
import org.featurescope.model.Network;
import org.featurescope.optimize.Visualizer;

/**
 * Makes grids of a layer's channels: puts the channels in their order, then optimizes those of the page in one run.
 *
 * <p>The result's data: {@code channels}, how many there are on all pages; {@code page} and {@code pages}; {@code activations}, one
 * for each picture, where they are sorted by it.
 */
public final class GridRecipe implements Recipe<GridSpec> {
    private final Visualizer visualizer;

    public GridRecipe(Visualizer visualizer) {
        this.visualizer = visualizer;
    }

    @Override
    public FigureResult make(GridSpec spec, Network network, RecipeListener listener) {
        Stopwatch stopwatch = Stopwatch.started();
        ChannelRanking ranking = ChannelRanking.of(spec, network, listener);
        List<Ranked> shown = spec.page().of(ranking.channels());
        Plan plan = spec.plan(
                shown.stream().map(Ranked::channel).toList(),
                shown.stream().map(Ranked::label).toList());
        ResultBuilder assembly = new ResultBuilder();
        assembly.firstOptimized(shown.size());
        FigureResult optimized =
                PlanProgress.carryOut(plan, network, visualizer, assembly.listener(listener, ranking.looked()));
        return assembly.result(optimized, data(spec, ranking, shown), stopwatch.milliseconds());
    }

    private static ObjectNode data(GridSpec spec, ChannelRanking ranking, List<Ranked> shown) {
        int channels = ranking.channels().size();
        ObjectNode data = JsonNodeFactory.instance
                .objectNode()
                .put("channels", channels)
                .put("page", spec.page().number())
                .put("pages", spec.page().pages(channels));
        if (spec.order().sort() == ChannelOrder.Sort.ACTIVATION) {
            var activations = data.putArray("activations");
            shown.forEach(ranked -> activations.add(ranked.activation().orElseThrow()));
        }
        return data;
    }
}
