/** The reader of ONNX files: their operations, channels first, become those of a frozen TensorFlow graph, channels last. */
@NullMarked
package org.featurescope.model.formats.onnx;

import org.jspecify.annotations.NullMarked;
