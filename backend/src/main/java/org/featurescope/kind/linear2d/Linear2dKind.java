package org.featurescope.kind.linear2d;

import java.util.Optional;
import org.featurescope.figure.FigureKind;
import org.featurescope.figure.FigureResult;
import org.featurescope.figure.Recipe;
import org.featurescope.figure.ResultData;
import org.featurescope.figure.Stopwatch;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.model.Networks;

/** The kind of figure that shows the neurons of a layer with two inputs as planes, and the regions that they cut. */
public final class Linear2dKind implements FigureKind<Linear2dSpec> {
    @Override
    public Class<Linear2dSpec> specType() {
        return Linear2dSpec.class;
    }

    @Override
    public ParameterTable<Linear2dSpec> parameters() {
        return Linear2dSpec.TABLE;
    }

    @Override
    public String title() {
        return "Neurons as planes";
    }

    @Override
    public String description() {
        return "Each neuron of a linear layer with two inputs is a plane. Together they cut the inputs into regions.";
    }

    @Override
    public String example() {
        return "neurons=5";
    }

    @Override
    public Recipe recipe(Linear2dSpec spec, Networks networks) {
        return listener -> {
            Stopwatch stopwatch = Stopwatch.started();
            return FigureResult.of(Linear2dResult.of(spec), stopwatch.milliseconds());
        };
    }

    @Override
    public Optional<ResultData<?>> resultData() {
        return Optional.of(new ResultData<>(Linear2dResult.class, (figure, data) -> Linear2dScene.of(data))
                .withTable("neurons", Tables::neurons)
                .withTable("cuts", Tables::cuts)
                .withTable("regions", Tables::regions));
    }
}
