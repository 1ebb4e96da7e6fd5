/** The making of figures on the server: the queue, the threads and the events that report progress. */
@NullMarked
package org.featurescope.figure.run;

import org.jspecify.annotations.NullMarked;
