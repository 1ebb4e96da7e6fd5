package org.featurescope.kind;

import java.util.List;
import org.featurescope.figure.KindContext;
import org.featurescope.figure.Kinds;
import org.featurescope.kind.atlas.AtlasKind;
import org.featurescope.kind.basistest.BasisTestKind;
import org.featurescope.kind.channel.ChannelKind;
import org.featurescope.kind.correlation.CorrelationKind;
import org.featurescope.kind.directions.DirectionsKind;
import org.featurescope.kind.diversity.DiversityKind;
import org.featurescope.kind.grid.GridKind;
import org.featurescope.kind.hiddenneuron.HiddenNeuronKind;
import org.featurescope.kind.interpolation.InterpolationKind;
import org.featurescope.kind.interpolationsquare.InterpolationSquareKind;
import org.featurescope.kind.joint.JointKind;
import org.featurescope.kind.linear1d.Linear1dKind;
import org.featurescope.kind.linear2d.Linear2dKind;
import org.featurescope.kind.linearunits.LinearUnitsKind;
import org.featurescope.kind.objective.ObjectiveKind;
import org.featurescope.kind.objectives.ObjectivesKind;
import org.featurescope.kind.occlusion.OcclusionKind;
import org.featurescope.kind.pathcheck.PathCheckKind;
import org.featurescope.kind.plane.PlaneKind;
import org.featurescope.kind.preconditioning.PreconditioningKind;
import org.featurescope.kind.regularization.RegularizationKind;
import org.featurescope.kind.semantic.SemanticKind;
import org.featurescope.kind.spaceintro.SpaceIntroKind;
import org.featurescope.kind.sparsity.SparsityKind;
import org.featurescope.kind.spectrum.SpectrumKind;
import org.featurescope.kind.steps.StepsKind;
import org.featurescope.kind.superposition.SuperpositionKind;
import org.featurescope.kind.train.TrainKind;
import org.featurescope.kind.trial.TrialKind;

/** The list of all kinds of figures. A new kind is added by one line here. */
public final class KindRegistry {
    private KindRegistry() {}

    /** Returns all kinds, in the order in which pages show them. */
    public static Kinds kinds(KindContext context) {
        return new Kinds(List.of(
                new ChannelKind(context),
                new GridKind(context),
                new JointKind(context),
                new InterpolationKind(context),
                new InterpolationSquareKind(context),
                new PlaneKind(context),
                new DirectionsKind(context),
                new DiversityKind(context),
                new ObjectivesKind(context),
                new RegularizationKind(context),
                new PreconditioningKind(context),
                new StepsKind(context),
                new SpectrumKind(context),
                new SemanticKind(context),
                new AtlasKind(context),
                new ObjectiveKind(context),
                new OcclusionKind(),
                new PathCheckKind(context),
                new SparsityKind(context),
                new CorrelationKind(context),
                new BasisTestKind(context),
                new SpaceIntroKind(context),
                new Linear1dKind(),
                new Linear2dKind(),
                new LinearUnitsKind(context),
                new SuperpositionKind(),
                new TrainKind(),
                new HiddenNeuronKind(context),
                new TrialKind(context)));
    }
}
