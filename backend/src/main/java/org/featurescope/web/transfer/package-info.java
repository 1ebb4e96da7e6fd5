/** Receives requests from clients that send slowly, and sends answers to clients that read slowly, without a thread. */
@NullMarked
package org.featurescope.web.transfer;

import org.jspecify.annotations.NullMarked;
