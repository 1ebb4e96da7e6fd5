/** A real browser against the real server. */
@NullMarked
package org.featurescope.e2e;

import org.jspecify.annotations.NullMarked;
