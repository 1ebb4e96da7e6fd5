/** Runs optimizations: batches, octaves and tiles, on several processors. */
@NullMarked
package org.featurescope.optimize.run;

import org.jspecify.annotations.NullMarked;
