/** The pages as HTML. They contain the custom elements of the frontend, and all texts that do not depend on scripts. */
@NullMarked
package org.featurescope.web.page;

import org.jspecify.annotations.NullMarked;
