package org.featurescope.optimize.picture.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.featurescope.optimize.picture.Matrix;
import org.featurescope.optimize.picture.PictureSettings;
import org.featurescope.optimize.picture.SharedResolutions.Resolution;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** A plane that is a sum of components, of any linear parameterization. */
final class SeparablePlane implements PicturePlane {
    private final int batch;
    private final PictureSettings settings;
    private final IntFunction<List<Component>> ownComponents;
    private final List<Component> components;
    private final List<Variable> variables;

    /** @param ownComponents makes the components that the batch does not share, for a number of pixels on a side */
    SeparablePlane(int batch, int size, PictureSettings settings, IntFunction<List<Component>> ownComponents) {
        this.batch = batch;
        this.settings = settings;
        this.ownComponents = ownComponents;
        this.components = new ArrayList<>(ownComponents.apply(size));
        for (Resolution shared : settings.shared().resolutions()) {
            int count = Math.max(1, size / shared.divisor());
            components.add(new GridComponent(size, count, Math.min(batch, shared.images())));
        }
        this.variables = IntStream.range(0, components.size())
                .mapToObj(index -> variable(index, components.get(index), settings.planes()))
                .toList();
    }

    private static Variable variable(int index, Component component, int planes) {
        return Variable.of(index, component.count(), component.count(), component.images(), planes);
    }

    @Override
    public List<Variable> variables() {
        return variables;
    }

    @Override
    public Operand<TFloat32> build(PlaneOps ops, List<Operand<TFloat32>> values) {
        return IntStream.range(0, components.size())
                .mapToObj(index -> part(ops, components.get(index), values.get(index)))
                .reduce((one, other) -> ops.tf().math.add(one, other))
                .orElseThrow();
    }

    private Operand<TFloat32> part(PlaneOps ops, Component component, Operand<TFloat32> values) {
        int count = component.count();
        int images = component.images();
        // a product of equal shapes is several times faster than one with broadcasting, so the scale is repeated
        Operand<TFloat32> scaled = component
                .scale()
                .<Operand<TFloat32>>map(scale -> ops.tf().math.mul(values, ops.repeated(scale, count, count, images)))
                .orElse(values);
        Operand<TFloat32> ofBatch = overBatch(ops, ops.correlated(scaled, count, count, images), component);
        int depth = batch * settings.planes();
        return component
                .synthesis()
                .map(matrix -> ops.onBothAxes(matrix, ofBatch, depth))
                .orElseGet(() -> ops.reshape(ofBatch, ops.size() * ops.size(), depth));
    }

    /** Interpolates a few images linearly over the batch, which may be a circle. */
    private Operand<TFloat32> overBatch(PlaneOps ops, Operand<TFloat32> values, Component component) {
        int images = component.images();
        if (images == batch) {
            return values;
        }
        int planes = settings.planes();
        int coefficients = component.count() * component.count();
        Matrix shares = settings.shared().periodic()
                ? Matrix.periodicUpsampling(batch, images)
                : Matrix.upsampling(batch, images);
        Operand<TFloat32> spread = ops.constant(shares.values(), batch, images);
        return ops.tf()
                .linalg
                .einsum(List.of(spread, ops.reshape(values, coefficients, images, planes)), "bi,pic->pbc");
    }

    @Override
    public double noise(Random random, double deviation) {
        return deviation * random.nextGaussian();
    }

    /** Fits the coarsest component first and each finer one to the remainder; shared components stay zero. */
    @Override
    public List<float[]> values(List<float[]> planes) {
        int own = components.size() - settings.shared().resolutions().size();
        List<List<float[]>> found = IntStream.range(0, components.size())
                .<List<float[]>>mapToObj(index -> new ArrayList<>())
                .toList();
        for (float[] plane : planes) {
            float[] remainder = plane.clone();
            for (int index = own - 1; index >= 0; index--) {
                Component component = components.get(index);
                float[] coefficients = component.coefficients(remainder, settings.planes());
                found.get(index).add(coefficients);
                if (index > 0) {
                    subtract(remainder, component.plane(coefficients, settings.planes()));
                }
            }
        }
        return IntStream.range(0, components.size())
                .mapToObj(index -> index < own
                        ? variables.get(index).joined(found.get(index))
                        : new float[variables.get(index).size()])
                .toList();
    }

    private static void subtract(float[] from, float[] part) {
        for (int at = 0; at < from.length; at++) {
            from[at] -= part[at];
        }
    }

    @Override
    public List<float[]> enlarged(int smaller, List<float[]> values, List<float[]> noise) {
        SeparablePlane before = new SeparablePlane(batch, smaller, settings, ownComponents);
        return IntStream.range(0, components.size())
                .mapToObj(index -> {
                    Variable from = before.variables.get(index);
                    return variables
                            .get(index)
                            .joined(IntStream.range(0, from.images())
                                    .mapToObj(image -> components
                                            .get(index)
                                            .enlarged(
                                                    before.components.get(index),
                                                    from.image(values.get(index), image),
                                                    settings.planes()))
                                    .toList());
                })
                .toList();
    }
}
