package org.featurescope.web.message.photographs;

import java.util.List;

/**
 * The sets of photographs.
 *
 * @param sets the sets, those that come with the product first
 * @param mayChange whether the server lets its readers upload, index and delete sets
 * @param mostPhotographs the most photographs of a set
 * @param mostBytes the most bytes of a set
 * @param mostPhotographBytes the most bytes of a photograph's file
 * @param mostRequestBytes the most bytes of a request with files of a folder
 */
public record PhotographSetList(
        List<PhotographSetEntry> sets,
        boolean mayChange,
        int mostPhotographs,
        long mostBytes,
        int mostPhotographBytes,
        int mostRequestBytes) {}
