/** Runs figures: queue, threads, progress events. */
@NullMarked
package org.featurescope.figure.run;

import org.jspecify.annotations.NullMarked;
