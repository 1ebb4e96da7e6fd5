package org.featurescope.web.page.view;

import java.util.List;
import java.util.Optional;
import org.featurescope.model.fetch.FetchJobs;
import org.featurescope.model.fetch.KnownNetwork;

/**
 * What the page of the networks shows the owner of networks that can be fetched.
 *
 * @param missing those that are not there
 * @param state the latest download, if there was one
 */
public record FetchView(List<KnownNetwork> missing, Optional<FetchJobs.State> state) {
    public FetchView {
        missing = List.copyOf(missing);
    }
}
