/** Runs optimizations: batches, octaves and tiles, several at the same time. */
@NullMarked
package org.featurescope.optimize.run;

import org.jspecify.annotations.NullMarked;
