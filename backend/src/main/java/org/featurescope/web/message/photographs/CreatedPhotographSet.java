package org.featurescope.web.message.photographs;

import java.util.List;

/**
 * A set of photographs that was made of an upload.
 *
 * @param name the set's name in links
 * @param photographs the number of its photographs
 * @param url its address in the API
 * @param tooLarge the names of photographs that were left out because their files are too large
 */
public record CreatedPhotographSet(String name, int photographs, String url, List<String> tooLarge) {}
