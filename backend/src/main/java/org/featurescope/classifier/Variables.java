package org.featurescope.classifier;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.featurescope.tensor.TensorValues;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TType;

/** The float32 variables of a graph, by name, with the nodes that read and set them. */
final class Variables {
    private static final String GIVEN = "/given";
    private static final String SET_ALL = "set_all";
    private static final String READ = "/read";

    private final Ops tf;
    private final Map<String, Variable> variables = new LinkedHashMap<>();
    private final List<Op> assigned = new ArrayList<>();

    /**
     * A variable.
     *
     * @param handle the resource that assignments to the variable take
     * @param value its value as the graph reads it at the beginning of a step
     */
    record Variable(
            String name, Shape shape, float[] first, Operand<? extends TType> handle, Operand<TFloat32> value) {}

    Variables(Ops tf) {
        this.tf = tf;
    }

    /** Adds a variable, which {@link #setFirst} sets to {@code first}. */
    Variable add(String name, Shape shape, float[] first) {
        Ops inScope = tf.withSubScope(name);
        var handle = inScope.varHandleOp(TFloat32.class, shape, VarHandleOp.sharedName(name));
        Operand<TFloat32> value = inScope.withName("read").readVariableOp(handle, TFloat32.class);
        Operand<TFloat32> given = inScope.withName("given").placeholder(TFloat32.class, Placeholder.shape(shape));
        assigned.add(inScope.assignVariableOp(handle, given));
        Variable variable = new Variable(name, shape, first, handle, value);
        variables.put(name, variable);
        return variable;
    }

    /** Adds a variable of zeros with the shape of another. */
    Variable addZerosLike(String name, Variable other) {
        return add(name, other.shape, new float[other.first.length]);
    }

    /** Adds the node that sets all variables. No variable may be added afterwards. */
    void finish() {
        tf.withControlDependencies(assigned).withName(SET_ALL).noOp();
    }

    /** Sets all variables to their first values. */
    void setFirst(Session session) {
        Map<String, float[]> first = new LinkedHashMap<>();
        variables.values().forEach(variable -> first.put(variable.name, variable.first));
        set(session, first);
    }

    /**
     * Sets all variables.
     *
     * @param values the values by the variables' names
     * @throws IllegalArgumentException if the names or the lengths differ from those of the variables
     */
    void set(Session session, Map<String, float[]> values) {
        List<TFloat32> tensors = new ArrayList<>();
        try {
            Session.Runner runner = session.runner().addTarget(SET_ALL);
            for (Variable variable : variables.values()) {
                float[] given = values.get(variable.name);
                if (given == null || given.length != variable.first.length || values.size() != variables.size()) {
                    throw new IllegalArgumentException(
                            "the variables are others; one is %s %s".formatted(variable.name, variable.shape));
                }
                TFloat32 tensor = TFloat32.tensorOf(variable.shape, DataBuffers.of(given, true, false));
                tensors.add(tensor);
                runner.feed(variable.name + GIVEN, tensor);
            }
            runner.run().close();
        } finally {
            tensors.forEach(TFloat32::close);
        }
    }

    /** Returns the values of all variables. */
    Map<String, float[]> read(Session session) {
        List<String> names = new ArrayList<>(variables.keySet());
        Session.Runner runner = session.runner();
        names.forEach(name -> runner.fetch(name + READ));
        Map<String, float[]> values = new LinkedHashMap<>();
        try (Result result = runner.run()) {
            for (int i = 0; i < names.size(); i++) {
                values.put(names.get(i), TensorValues.of((TFloat32) result.get(i)));
            }
        }
        return values;
    }
}
