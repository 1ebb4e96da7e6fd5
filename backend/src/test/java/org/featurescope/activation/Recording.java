package org.featurescope.activation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A listener that keeps what it hears. */
public class Recording implements ActivationListener {
    final List<String> names = new ArrayList<>();
    public final List<LayerActivation> layers = new ArrayList<>();
    Optional<InputPicture> picture = Optional.empty();
    Optional<TopClasses> classes = Optional.empty();
    Optional<RunSummary> summary = Optional.empty();

    @Override
    public void photograph(InputPicture picture) {
        names.add("photograph");
        this.picture = Optional.of(picture);
    }

    @Override
    public void layer(LayerActivation layer) {
        names.add(layer.name());
        layers.add(layer);
    }

    @Override
    public void classes(TopClasses classes) {
        names.add("classes");
        this.classes = Optional.of(classes);
    }

    @Override
    public void done(RunSummary summary) {
        names.add("done");
        this.summary = Optional.of(summary);
    }
}
