/** What readers, disks and processes do wrong, against the running product; run by {@code mvn -Pfaults verify}. */
@NullMarked
package org.featurescope.faults;

import org.jspecify.annotations.NullMarked;
