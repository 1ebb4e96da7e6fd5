/** The kind of figure that shows the neurons of a layer with two inputs as planes and as regions of the input plane. */
@NullMarked
package org.featurescope.kind.linear2d;

import org.jspecify.annotations.NullMarked;
