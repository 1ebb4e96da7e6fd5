package org.featurescope.kind.grid;

import java.util.List;
import java.util.Optional;
import org.featurescope.figure.FigureResult;
import org.featurescope.figure.Recipe;
import org.featurescope.figure.RecipeListener;
import org.featurescope.figure.Stopwatch;
import org.featurescope.kind.grid.ChannelRanking.Ranked;
import org.featurescope.kind.optimized.PlanProgress;
import org.featurescope.kind.optimized.PreparedPlan;
import org.featurescope.kind.optimized.ResultBuilder;
import org.featurescope.model.Network;
import org.featurescope.optimize.Visualizer;

/**
 * Makes grids of a layer's channels. It sorts the channels, then optimizes the pictures of the page's channels in one
 * run.
 */
final class GridRecipe implements Recipe {
    private final GridSpec spec;
    private final Network network;
    private final Visualizer visualizer;

    GridRecipe(GridSpec spec, Network network, Visualizer visualizer) {
        this.spec = spec;
        this.network = network;
        this.visualizer = visualizer;
    }

    @Override
    public FigureResult make(RecipeListener listener) {
        Stopwatch stopwatch = Stopwatch.started();
        ChannelRanking ranking = ChannelRanking.of(spec, network, listener);
        List<Ranked> shown = spec.page().of(ranking.channels());
        PreparedPlan plan = spec.plan(
                        shown.stream().map(Ranked::channel).toList(),
                        shown.stream().map(Ranked::label).toList())
                .preparedFor(network, visualizer.limits());
        ResultBuilder builder = new ResultBuilder();
        builder.firstOptimized(shown.size());
        FigureResult optimized = PlanProgress.carryOut(plan, visualizer, builder.listener(listener, ranking.looked()));
        return builder.result(optimized, data(ranking, shown), stopwatch.milliseconds());
    }

    private GridResult data(ChannelRanking ranking, List<Ranked> shown) {
        int channels = ranking.channels().size();
        boolean isByActivation = spec.order().sort() == ChannelOrder.Sort.ACTIVATION;
        return new GridResult(
                channels,
                spec.page().number(),
                spec.page().pages(channels),
                isByActivation
                        ? Optional.of(shown.stream()
                                .map(ranked -> ranked.activation().orElseThrow())
                                .toList())
                        : Optional.empty());
    }
}
