/** The activation atlas of a layer. */
@NullMarked
package org.featurescope.kind.atlas;

import org.jspecify.annotations.NullMarked;
