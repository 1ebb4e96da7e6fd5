/** Measures how good optimized pictures are. */
@NullMarked
package org.featurescope.bench.quality;

import org.jspecify.annotations.NullMarked;
