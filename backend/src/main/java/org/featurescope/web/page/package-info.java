/** The pages as HTML: shells around the custom elements, with all that can be said without them. */
@NullMarked
package org.featurescope.web.page;

import org.jspecify.annotations.NullMarked;
