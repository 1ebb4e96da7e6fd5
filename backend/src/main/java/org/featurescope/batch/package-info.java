/** Batches of many figures that are made on this machine: their specs, their cost, and the report of the result. */
@NullMarked
package org.featurescope.batch;

import org.jspecify.annotations.NullMarked;
