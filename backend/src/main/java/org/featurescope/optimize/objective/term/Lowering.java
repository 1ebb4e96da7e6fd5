package org.featurescope.optimize.objective.term;

import java.util.ArrayList;
import java.util.List;
import org.featurescope.model.Network;
import org.featurescope.optimize.objective.ClassObjective;
import org.featurescope.optimize.objective.Composition;
import org.featurescope.optimize.objective.LayerObjective;
import org.featurescope.optimize.objective.Objective;
import org.featurescope.optimize.objective.PictureObjective;
import org.featurescope.optimize.objective.Place;
import org.featurescope.optimize.objective.UnitObjective;
import org.featurescope.optimize.objective.term.Combination.Weighted;

/** Brings an objective to what is compiled and fed for each picture of a batch. */
final class Lowering {
    private Lowering() {}

    /** The objective of one picture of a batch: nothing is left in it of {@code each} and {@code between}. */
    static Objective ofPicture(Objective objective, int picture, int batch) {
        if (objective instanceof Composition.Sum sum) {
            return new Composition.Sum(ofPicture(sum.parts(), picture, batch));
        }
        if (objective instanceof Composition.Difference difference) {
            return new Composition.Difference(
                    ofPicture(difference.minuend(), picture, batch),
                    ofPicture(difference.subtrahend(), picture, batch));
        }
        if (objective instanceof Composition.Scale scale) {
            return new Composition.Scale(scale.factor(), ofPicture(scale.objective(), picture, batch));
        }
        if (objective instanceof Composition.Product product) {
            return new Composition.Product(ofPicture(product.parts(), picture, batch));
        }
        if (objective instanceof Composition.Each each) {
            return ofPicture(each.parts().get(picture), picture, batch);
        }
        if (objective instanceof Composition.Between between) {
            return ofPicture(interpolated(between, picture, batch), picture, batch);
        }
        return objective;
    }

    private static List<Objective> ofPicture(List<Objective> parts, int picture, int batch) {
        return parts.stream().map(part -> ofPicture(part, picture, batch)).toList();
    }

    private static Objective interpolated(Composition.Between between, int picture, int batch) {
        if (picture == 0) {
            return between.first();
        }
        if (picture == batch - 1) {
            return between.last();
        }
        double share = picture / (batch - 1.0);
        return new Composition.Sum(List.of(
                new Composition.Scale(1 - share, between.first()), new Composition.Scale(share, between.last())));
    }

    /** One picture's objective as a sum of terms. */
    static Combination combination(Objective ofPicture, Network network) {
        List<Weighted> terms = new ArrayList<>();
        addTerms(ofPicture, 1, network, terms);
        return new Combination(terms);
    }

    private static void addTerms(Objective objective, double weight, Network network, List<Weighted> terms) {
        if (objective instanceof Composition.Sum sum) {
            sum.parts().forEach(part -> addTerms(part, weight, network, terms));
        } else if (objective instanceof Composition.Difference difference) {
            addTerms(difference.minuend(), weight, network, terms);
            addTerms(difference.subtrahend(), -weight, network, terms);
        } else if (objective instanceof Composition.Scale scale) {
            addTerms(scale.objective(), weight * scale.factor(), network, terms);
        } else if (objective instanceof Composition.Product product) {
            List<Combination> factors = product.parts().stream()
                    .map(part -> combination(part, network))
                    .toList();
            terms.add(new Weighted(weight, new ProductTerm(factors)));
        } else {
            terms.add(new Weighted(weight, leaf(objective, network)));
        }
    }

    private static LeafTerm leaf(Objective objective, Network network) {
        if (objective instanceof UnitObjective unit) {
            return new ProjectionTerm(unit);
        }
        if (objective instanceof ClassObjective named) {
            return ClassTerm.of(named, network);
        }
        if (objective instanceof LayerObjective layer) {
            return leaf(layer);
        }
        if (objective instanceof PictureObjective picture) {
            return leaf(picture);
        }
        throw new IllegalArgumentException("there is no term for " + objective);
    }

    private static LeafTerm leaf(LayerObjective objective) {
        if (objective instanceof LayerObjective.Layer layer) {
            return new SquaresTerm(layer.layer(), Place.EVERYWHERE);
        }
        if (objective instanceof LayerObjective.Position position) {
            return new SquaresTerm(position.layer(), position.at());
        }
        if (objective instanceof LayerObjective.Diversity diversity) {
            return new DiversityTerm(diversity.layer());
        }
        if (objective instanceof LayerObjective.Alignment alignment) {
            return new AlignmentTerm(alignment.layer());
        }
        if (objective instanceof LayerObjective.Inversion inversion) {
            return new InversionTerm(inversion);
        }
        if (objective instanceof LayerObjective.Caricature caricature) {
            return new CaricatureTerm(caricature);
        }
        throw new IllegalArgumentException("there is no term for " + objective);
    }

    private static LeafTerm leaf(PictureObjective objective) {
        if (objective instanceof PictureObjective.TotalVariation) {
            return new VariationTerm();
        }
        if (objective instanceof PictureObjective.L1 l1) {
            return new DistanceTerm(DistanceTerm.Norm.L1, l1.constant());
        }
        if (objective instanceof PictureObjective.L2 l2) {
            return new DistanceTerm(DistanceTerm.Norm.L2, l2.constant());
        }
        if (objective instanceof PictureObjective.BlurEachStep) {
            return new BlurTerm();
        }
        if (objective instanceof PictureObjective.BoundaryComplexity boundary) {
            return new BoundaryTerm(boundary);
        }
        throw new IllegalArgumentException("there is no term for " + objective);
    }
}
