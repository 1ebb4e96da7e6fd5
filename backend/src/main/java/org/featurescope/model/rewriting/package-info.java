/** Rewrites frozen graphs: smaller on disk, faster on a processor, cut to the part that is needed. */
@NullMarked
package org.featurescope.model.rewriting;

import org.jspecify.annotations.NullMarked;
