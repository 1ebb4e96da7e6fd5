package org.featurescope.web.photographs;

import org.featurescope.activation.indexing.IndexingJobs;
import org.featurescope.activation.photographs.PhotographShelf;
import org.featurescope.activation.upload.PhotographUploads;

/**
 * What the API of sets of photographs uses.
 *
 * @param shelf the sets
 * @param uploads adds sets and removes them
 * @param jobs indexes sets
 */
public record PhotographParts(PhotographShelf shelf, PhotographUploads uploads, IndexingJobs jobs) {}
