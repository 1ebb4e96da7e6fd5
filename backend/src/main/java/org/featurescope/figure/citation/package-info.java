/** The works that figures are based on, the page about each kind that cites them, and the citation of a figure in BibTeX. */
@NullMarked
package org.featurescope.figure.citation;

import org.jspecify.annotations.NullMarked;
