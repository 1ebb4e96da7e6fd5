/** The figure of an occlusion map: which part of a photograph a unit needs. */
@NullMarked
package org.featurescope.kind.occlusion;

import org.jspecify.annotations.NullMarked;
