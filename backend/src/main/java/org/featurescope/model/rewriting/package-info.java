/** Builds frozen graphs, and rewrites them: to half precision on disk, to faster ops, and to the nodes that are needed. */
@NullMarked
package org.featurescope.model.rewriting;

import org.jspecify.annotations.NullMarked;
