/** Images to tensors and back, colour maps, sprites: plain arrays with their shapes in the documentation. */
@NullMarked
package org.featurescope.tensor;

import org.jspecify.annotations.NullMarked;
