package org.featurescope.optimize.objective.term;

import java.util.ArrayList;
import java.util.List;
import org.featurescope.model.Network;
import org.featurescope.optimize.objective.ClassObjective;
import org.featurescope.optimize.objective.Composition;
import org.featurescope.optimize.objective.LayerObjective;
import org.featurescope.optimize.objective.MapLocation;
import org.featurescope.optimize.objective.Objective;
import org.featurescope.optimize.objective.ObjectiveVisitor;
import org.featurescope.optimize.objective.PictureObjective;
import org.featurescope.optimize.objective.UnitObjective;
import org.featurescope.optimize.objective.term.Combination.Weighted;

/**
 * Lowers the objective of one picture of a batch to a weighted sum of terms.
 *
 * @param picture index of the picture in the batch
 * @param batch number of pictures
 * @param weight the weight of the objective that is visited
 */
record TermLowering(Network network, int picture, int batch, double weight)
        implements ObjectiveVisitor<List<Weighted>> {
    /**
     * Returns the sum of terms of one picture's objective.
     *
     * @param ofPicture an {@link Objective#forPicture}
     */
    static Combination lower(Objective ofPicture, Network network, int picture, int batch) {
        return new Combination(ofPicture.accept(new TermLowering(network, picture, batch, 1)));
    }

    private TermLowering weighted(double other) {
        return new TermLowering(network, picture, batch, other);
    }

    private List<Weighted> term(Term term) {
        return List.of(new Weighted(weight, term));
    }

    @Override
    public List<Weighted> visitUnit(UnitObjective objective) {
        return term(new ProjectionTerm(objective));
    }

    @Override
    public List<Weighted> visitClass(ClassObjective objective) {
        return term(ClassTerm.of(objective, network));
    }

    @Override
    public List<Weighted> visitLayer(LayerObjective.Layer objective) {
        return term(new SquaresTerm(objective.layer(), MapLocation.EVERYWHERE));
    }

    @Override
    public List<Weighted> visitPosition(LayerObjective.Position objective) {
        return term(new SquaresTerm(objective.layer(), objective.at()));
    }

    @Override
    public List<Weighted> visitDiversity(LayerObjective.Diversity objective) {
        return term(new DiversityTerm(objective.layer()));
    }

    @Override
    public List<Weighted> visitAlignment(LayerObjective.Alignment objective) {
        return term(new AlignmentTerm(objective.layer()));
    }

    @Override
    public List<Weighted> visitInversion(LayerObjective.Inversion objective) {
        return term(new InversionTerm(objective));
    }

    @Override
    public List<Weighted> visitCaricature(LayerObjective.Caricature objective) {
        return term(new CaricatureTerm(objective));
    }

    @Override
    public List<Weighted> visitTotalVariation(PictureObjective.TotalVariation objective) {
        return term(new VariationTerm());
    }

    @Override
    public List<Weighted> visitL1(PictureObjective.L1 objective) {
        return term(new DistanceTerm(DistanceTerm.Norm.L1, objective.constant()));
    }

    @Override
    public List<Weighted> visitL2(PictureObjective.L2 objective) {
        return term(new DistanceTerm(DistanceTerm.Norm.L2, objective.constant()));
    }

    @Override
    public List<Weighted> visitBlur(PictureObjective.BlurEachStep objective) {
        return term(new BlurTerm());
    }

    @Override
    public List<Weighted> visitBoundary(PictureObjective.BoundaryComplexity objective) {
        return term(new BoundaryTerm(objective));
    }

    @Override
    public List<Weighted> visitSum(Composition.Sum sum) {
        return sum.parts().stream().flatMap(part -> part.accept(this).stream()).toList();
    }

    @Override
    public List<Weighted> visitDifference(Composition.Difference difference) {
        List<Weighted> terms = new ArrayList<>(difference.minuend().accept(this));
        terms.addAll(difference.subtrahend().accept(weighted(-weight)));
        return terms;
    }

    @Override
    public List<Weighted> visitScale(Composition.Scale scale) {
        return scale.objective().accept(weighted(weight * scale.factor()));
    }

    @Override
    public List<Weighted> visitProduct(Composition.Product product) {
        TermLowering unweighted = weighted(1);
        return term(new ProductTerm(product.parts().stream()
                .map(factor -> new Combination(factor.accept(unweighted)))
                .toList()));
    }

    @Override
    public List<Weighted> visitEach(Composition.Each each) {
        return each.forPicture(picture, batch).accept(this);
    }

    @Override
    public List<Weighted> visitBetween(Composition.Between between) {
        return between.forPicture(picture, batch).accept(this);
    }
}
