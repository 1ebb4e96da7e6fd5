/** Measures how fast the engine is and how much memory it takes. */
@NullMarked
package org.featurescope.bench.measure;

import org.jspecify.annotations.NullMarked;
