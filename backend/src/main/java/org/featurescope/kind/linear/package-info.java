/** What several kinds of figures about a linear layer share. */
@NullMarked
package org.featurescope.kind.linear;

import org.jspecify.annotations.NullMarked;
