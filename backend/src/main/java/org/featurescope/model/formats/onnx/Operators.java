package org.featurescope.model.formats.onnx;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The operations of ONNX that can be written as operations of TensorFlow, by name. */
final class Operators {
    private static final Map<String, Operator> BY_NAME = new HashMap<>();

    static {
        BY_NAME.put("Conv", Convolutions::convolution);
        BY_NAME.put("MaxPool", Pooling::maximum);
        BY_NAME.put("AveragePool", Pooling::mean);
        BY_NAME.put("GlobalAveragePool", Pooling::globalMean);
        BY_NAME.put("GlobalMaxPool", Pooling::globalMaximum);
        BY_NAME.put("BatchNormalization", Dense::batchNormalization);
        BY_NAME.put("LRN", Dense::localResponse);
        BY_NAME.put("Gemm", Dense::gemm);
        BY_NAME.put("MatMul", Dense::product);
        BY_NAME.put("Softmax", Dense.softmax("Softmax"));
        BY_NAME.put("LogSoftmax", Dense.softmax("LogSoftmax"));
        BY_NAME.put("ReduceMean", Dense.reduction("Mean"));
        BY_NAME.put("ReduceMax", Dense.reduction("Max"));
        BY_NAME.put("ReduceSum", Dense.reduction("Sum"));
        for (String same : new String[] {
            "Relu",
            "Sigmoid",
            "Tanh",
            "Selu",
            "Softplus",
            "Softsign",
            "Exp",
            "Neg",
            "Abs",
            "Sqrt",
            "Erf",
            "Log",
            "Reciprocal"
        }) {
            BY_NAME.put(same, Activations.named(same));
        }
        BY_NAME.put("LeakyRelu", Activations::leaky);
        BY_NAME.put("PRelu", Activations::parametric);
        BY_NAME.put("Elu", Activations::elu);
        BY_NAME.put("Clip", Activations::clip);
        BY_NAME.put("HardSigmoid", Activations::hardSigmoid);
        BY_NAME.put("HardSwish", Activations::hardSwish);
        BY_NAME.put("Identity", Activations::same);
        BY_NAME.put("Dropout", Activations::same);
        BY_NAME.put("Add", Arithmetic.named("AddV2"));
        BY_NAME.put("Sum", Arithmetic.named("AddV2"));
        BY_NAME.put("Sub", Arithmetic.named("Sub"));
        BY_NAME.put("Mul", Arithmetic.named("Mul"));
        BY_NAME.put("Div", Arithmetic.named("RealDiv"));
        BY_NAME.put("Max", Arithmetic.named("Maximum"));
        BY_NAME.put("Min", Arithmetic.named("Minimum"));
        BY_NAME.put("Pow", Arithmetic::power);
        BY_NAME.put("Concat", Pieces::concatenation);
        BY_NAME.put("Flatten", Rearrangement::flatten);
        BY_NAME.put("Reshape", Rearrangement::reshape);
        BY_NAME.put("Transpose", Rearrangement::transpose);
        BY_NAME.put("Squeeze", Rearrangement::squeeze);
        BY_NAME.put("Unsqueeze", Rearrangement::unsqueeze);
        BY_NAME.put("Split", Pieces::split);
        BY_NAME.put("Slice", Pieces::slice);
        BY_NAME.put("Pad", Pieces::pad);
        BY_NAME.put("Resize", Resizing::resize);
        BY_NAME.put("Upsample", Resizing::resize);
        BY_NAME.put("Constant", Constants::constant);
        BY_NAME.put("ConstantOfShape", Constants::ofShape);
        BY_NAME.put("Shape", Constants::shape);
        BY_NAME.put("Gather", Constants::gather);
        BY_NAME.put("Cast", Constants::cast);
        BY_NAME.put("Floor", Constants::floor);
        BY_NAME.put("DequantizeLinear", Quantization::dequantize);
    }

    private Operators() {}

    static Optional<Operator> named(String op) {
        return Optional.ofNullable(BY_NAME.get(op));
    }
}
