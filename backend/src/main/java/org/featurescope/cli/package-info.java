/** The command line. */
@NullMarked
package org.featurescope.cli;

import org.jspecify.annotations.NullMarked;
