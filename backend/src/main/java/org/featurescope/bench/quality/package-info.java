/** Measures the quality of optimized pictures. */
@NullMarked
package org.featurescope.bench.quality;

import org.jspecify.annotations.NullMarked;
