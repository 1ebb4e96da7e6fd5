package org.featurescope.optimize.objective;

/**
 * A computation with one method for each kind of {@link Objective}. A new kind adds a method here, so the compiler finds
 * every computation that does not handle it yet.
 *
 * @param <R> the type of the result
 */
public interface ObjectiveVisitor<R> {
    /** Handles an objective along a direction of a layer's activation space. */
    R visitUnit(UnitObjective objective);

    /** Handles an objective on the score of one class. */
    R visitClass(ClassObjective objective);

    R visitLayer(LayerObjective.Layer objective);

    R visitPosition(LayerObjective.Position objective);

    R visitDiversity(LayerObjective.Diversity objective);

    R visitAlignment(LayerObjective.Alignment objective);

    R visitInversion(LayerObjective.Inversion objective);

    R visitCaricature(LayerObjective.Caricature objective);

    R visitTotalVariation(PictureObjective.TotalVariation objective);

    R visitL1(PictureObjective.L1 objective);

    R visitL2(PictureObjective.L2 objective);

    R visitBlur(PictureObjective.BlurEachStep objective);

    R visitBoundary(PictureObjective.BoundaryComplexity objective);

    R visitSum(Composition.Sum sum);

    R visitDifference(Composition.Difference difference);

    R visitScale(Composition.Scale scale);

    R visitProduct(Composition.Product product);

    R visitEach(Composition.Each each);

    R visitBetween(Composition.Between between);
}
