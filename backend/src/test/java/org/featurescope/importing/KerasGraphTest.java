package org.featurescope.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import org.featurescope.tensor.Sessions;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;

/** Compares the graph of a model with two layers, written as the package writes models, with its definition. */
class KerasGraphTest {
    private static final String MODULE = """
            var i={keras_version:"2.2.4",model_config:{class_name:"Model",config:{name:"m",layers:[\
            {name:"input_1",class_name:"InputLayer",config:{name:"input_1"},inbound_nodes:[]},\
            {name:"pool",class_name:"MaxPooling2D",config:{trainable:!1,pool_size:[2,2],strides:[2,2],padding:"valid",\
            data_format:"channels_last"},inbound_nodes:[[["relu",0,0,{}]]]},\
            {name:"conv",class_name:"Conv2D",config:{trainable:!1,filters:2,kernel_size:[1,1],strides:[1,1],\
            padding:"same",data_format:"channels_last",dilation_rate:[1,1],activation:"linear",use_bias:!1},\
            inbound_nodes:[[["input_1",0,0,{}]]]},\
            {name:"norm",class_name:"BatchNormalization",config:{trainable:!1,axis:3,epsilon:.25,center:!0,scale:!1},\
            inbound_nodes:[[["conv",0,0,{}]]]},\
            {name:"relu",class_name:"Activation",config:{trainable:!1,activation:"relu"},\
            inbound_nodes:[[["norm",0,0,{}]]]},\
            {name:"mixed",class_name:"Concatenate",config:{trainable:!1,axis:3},\
            inbound_nodes:[[["pool",0,0,{}],["pool",0,0,{}]]]},\
            {name:"later",class_name:"Activation",config:{trainable:!0,activation:"relu"},\
            inbound_nodes:[[["mixed",0,0,{}]]]}\
            ]}}},e=[{paths:["a"],weights:[\
            {name:"conv/kernel",shape:[1,1,3,2],dtype:"float32",quantization:{min:-.5,scale:.25,dtype:"uint8"}},\
            {name:"norm/beta",shape:[2],dtype:"float32",quantization:{min:-.125,scale:.5,dtype:"uint8"}},\
            {name:"norm/moving_mean",shape:[2],dtype:"float32",quantization:{min:0,scale:1,dtype:"uint8"}},\
            {name:"norm/moving_variance",shape:[2],dtype:"float32",quantization:{min:.75,scale:3,dtype:"uint8"}}\
            ]}],t={modelTopology:i,weightsManifest:e};export{t as default};""";
    private static final byte[] WEIGHTS = {0, 1, 2, 3, 4, (byte) 200, 1, 2, 3, 4, 0, 1};

    @Test
    void foldsBatchNormalizationIntoTheConvolution() throws IOException {
        float[] colours = {0, 255, 100};
        // the network sees (v - 10.5) / 127.5 for v = colour - 117
        double[] x = new double[3];
        for (int i = 0; i < 3; i++) {
            x[i] = colours[i] / 127.5 - 1;
        }
        double[][] kernel = {{-0.5, -0.25}, {0, 0.25}, {0.5, 49.5}};
        double[] beta = {0.375, 0.875};
        double[] mean = {3, 4};
        double[] variance = {0.75, 3.75};

        float[] values = run(KerasGraph.upTo(model(MODULE), "mixed"), colours);

        assertThat(values).hasSize(4);
        for (int channel = 0; channel < 2; channel++) {
            double convolved = 0;
            for (int i = 0; i < 3; i++) {
                convolved += x[i] * kernel[i][channel];
            }
            double normalized = (convolved - mean[channel]) / Math.sqrt(variance[channel] + 0.25) + beta[channel];
            assertThat((double) values[channel]).isCloseTo(Math.max(0, normalized), within(1e-5));
            assertThat(values[channel + 2]).isEqualTo(values[channel]);
        }
    }

    @Test
    void refusesALayerThatWasTrainedFurther() {
        assertThatThrownBy(() -> KerasGraph.upTo(model(MODULE), "later"))
                .isInstanceOf(IOException.class)
                .hasMessage("later: trainable is \"true\", not \"false\"");
    }

    @Test
    void namesWhatDiffersFromTheExpectedModel() {
        assertRefused("use_bias:!1", "use_bias:!0", "conv: use_bias is \"true\"");
        assertRefused("scale:!1", "scale:!0", "norm: scale is \"true\"");
        assertRefused("padding:\"same\"", "padding:\"causal\"", "conv: padding is \"CAUSAL\"");
        assertRefused("dilation_rate:[1,1]", "dilation_rate:[2,2]", "conv is dilated");
        assertRefused("activation:\"relu\"", "activation:\"elu\"", "relu: activation is \"elu\"");
        assertRefused("filters:2", "filters:3", "conv/kernel are [1, 1, 3, 2]");
        assertRefused("shape:[2]", "shape:[3]", "weights, but there are 12 bytes");
        assertRefused("class_name:\"MaxPooling2D\"", "class_name:\"Dropout\"", "pool is a Dropout");
        assertRefused("\"input_1\",0,0", "\"input_2\",0,0", "no layer input_2");
        assertRefused("min:-.5,", "min:-.51,", "conv/kernel have no step at zero");
        assertRefused(",e=[{", ",e=[{{", "Unexpected character");
    }

    private static void assertRefused(String written, String wrong, String message) {
        assertThat(MODULE).contains(written);
        assertThatThrownBy(() -> KerasGraph.upTo(model(MODULE.replace(written, wrong)), "mixed"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(message);
    }

    private static KerasModel model(String source) throws IOException {
        JavaScriptModule module = new JavaScriptModule(source);
        return KerasModel.read(module.next('{'), module.next('['), WEIGHTS);
    }

    /** The layer {@code mixed} for a picture of 2 x 2 pixels of one colour. */
    private static float[] run(KerasGraph keras, float[] colour) {
        float[] picture = new float[12];
        for (int i = 0; i < picture.length; i++) {
            picture[i] = colour[i % 3] - 117;
        }
        try (Graph graph = new Graph();
                TFloat32 input = TFloat32.tensorOf(Shape.of(1, 2, 2, 3), DataBuffers.of(picture))) {
            graph.importGraphDef(keras.graph().build());
            try (Session session = Sessions.open(graph);
                    Result result =
                            session.runner().feed("input", input).fetch("mixed").run()) {
                float[] values = new float[(int) result.get(0).size()];
                ((TFloat32) result.get(0)).asRawTensor().data().asFloats().read(values);
                return values;
            }
        }
    }
}
