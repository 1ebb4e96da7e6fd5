/** The figure of one unit. */
@NullMarked
package org.featurescope.kind.channel;

import org.jspecify.annotations.NullMarked;
