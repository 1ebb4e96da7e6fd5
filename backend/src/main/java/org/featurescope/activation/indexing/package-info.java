/** Indexes sets of photographs in the background, in jobs that outlive the process. */
@NullMarked
package org.featurescope.activation.indexing;

import org.jspecify.annotations.NullMarked;
