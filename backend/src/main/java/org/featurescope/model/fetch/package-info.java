/** Fetches known networks from the addresses of a catalogue, and adds them to the user's own. */
@NullMarked
package org.featurescope.model.fetch;

import org.jspecify.annotations.NullMarked;
