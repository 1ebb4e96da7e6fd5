/** What pages show of figures, as far as the server tells them. */
@NullMarked
package org.featurescope.web.page.view;

import org.jspecify.annotations.NullMarked;
