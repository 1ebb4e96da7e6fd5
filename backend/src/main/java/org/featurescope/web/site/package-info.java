/** A network as files that any web host, or a disk, shows without a server of the product. */
@NullMarked
package org.featurescope.web.site;

import org.jspecify.annotations.NullMarked;
