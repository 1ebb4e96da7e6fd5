/** The figure that shows which part of a photograph a unit needs: an occlusion map. */
@NullMarked
package org.featurescope.kind.occlusion;

import org.jspecify.annotations.NullMarked;
