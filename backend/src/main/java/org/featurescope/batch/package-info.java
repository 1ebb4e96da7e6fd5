/** Many figures made one after another on this machine: their specs, what they cost, and the report of what was made. */
@NullMarked
package org.featurescope.batch;

import org.jspecify.annotations.NullMarked;
