package org.featurescope.web.message.photographs;

/**
 * An upload of a folder that is not a set yet.
 *
 * @param id its id
 * @param photographs the number of photographs that it has by now
 * @param bytes the number of bytes of all its files
 */
public record PhotographUpload(String id, int photographs, long bytes) {}
