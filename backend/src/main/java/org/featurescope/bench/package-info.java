/** The commands that measure the product, and the pages and charts that they write. */
@NullMarked
package org.featurescope.bench;

import org.jspecify.annotations.NullMarked;
