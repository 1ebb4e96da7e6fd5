/** Tables of a figure's numbers, and their files. */
@NullMarked
package org.featurescope.figure.table;

import org.jspecify.annotations.NullMarked;
