/** The figure between four units or directions. */
@NullMarked
package org.featurescope.kind.interpolationsquare;

import org.jspecify.annotations.NullMarked;
