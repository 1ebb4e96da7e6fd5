/** What several kinds of figures about a small network that is trained share. */
@NullMarked
package org.featurescope.kind.training;

import org.jspecify.annotations.NullMarked;
