/** The figure that tests whether a layer's neurons are special directions of its activation space. */
@NullMarked
package org.featurescope.kind.basistest;

import org.jspecify.annotations.NullMarked;
