/** What all kinds of figures share: specs, ids, recipes, results, documentation and citations. */
@NullMarked
package org.featurescope.figure;

import org.jspecify.annotations.NullMarked;
