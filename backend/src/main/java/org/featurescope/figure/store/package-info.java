/** The store of finished figures on the disk, with its index. */
@NullMarked
package org.featurescope.figure.store;

import org.jspecify.annotations.NullMarked;
