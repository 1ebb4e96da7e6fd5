/** A figure: its spec, its id, its recipe, its store. */
@NullMarked
package org.featurescope.figure;

import org.jspecify.annotations.NullMarked;
