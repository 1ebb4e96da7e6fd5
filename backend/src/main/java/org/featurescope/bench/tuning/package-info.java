/** Measures which batch size and how many parallel batches are fastest on this machine. */
@NullMarked
package org.featurescope.bench.tuning;

import org.jspecify.annotations.NullMarked;
