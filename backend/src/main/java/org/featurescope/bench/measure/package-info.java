/** Measures the speed of the engine and the memory it takes. */
@NullMarked
package org.featurescope.bench.measure;

import org.jspecify.annotations.NullMarked;
