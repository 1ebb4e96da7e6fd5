package org.featurescope.web.api;

import io.javalin.http.Context;
import org.featurescope.activation.SamplePhotographs;
import org.featurescope.web.http.Json;
import org.featurescope.web.message.SampleList;
import org.featurescope.web.message.SampleList.Sample;
import org.featurescope.web.page.view.SampleThumbnail;

/** The API of the sample photographs. */
public final class SamplesApi {
    private final SamplePhotographs samples;

    /** Creates the API. */
    public SamplesApi(SamplePhotographs samples) {
        this.samples = samples;
    }

    /** Answers with all samples. */
    public void list(Context ctx) {
        Json.answer(
                ctx,
                new SampleList(
                        samples.opening().id(),
                        samples.list().stream().map(SamplesApi::sample).toList()));
    }

    private static Sample sample(SamplePhotographs.Sample sample) {
        return new Sample(
                sample.id(),
                sample.title(),
                sample.credit(),
                sample.licence(),
                sample.source(),
                sample.path(),
                SampleThumbnail.url(sample),
                sample.classes());
    }
}
