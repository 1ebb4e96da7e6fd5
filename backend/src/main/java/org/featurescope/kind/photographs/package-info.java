/** What several kinds of figures with photographs share. */
@NullMarked
package org.featurescope.kind.photographs;

import org.jspecify.annotations.NullMarked;
