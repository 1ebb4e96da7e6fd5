/** Opens TensorFlow's sessions, finds the GPU, and summarizes the tensors of layers. */
@NullMarked
package org.featurescope.tensor;

import org.jspecify.annotations.NullMarked;
