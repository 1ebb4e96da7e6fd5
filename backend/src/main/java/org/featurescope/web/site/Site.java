package org.featurescope.web.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.featurescope.model.Layer;
import org.featurescope.portrait.PortraitSheet;
import org.featurescope.web.http.ClassPathFiles;

/**
 * Writes a network as files that any web host, or a disk, shows without a server of the product.
 *
 * <pre>{@code
 * index.html                 the network and its layers
 * layers/LAYER.html          all units of a layer
 * units/LAYER/CHANNEL.html   a unit
 * sheets/LAYER.jpg           the portraits of a layer's units
 * find.html find.js          finds units by words, in the browser
 * find-index.js              the index that find.js reads
 * style/                     style sheets and the icon
 * figures/                   figures, as an exported article has them
 * }</pre>
 *
 * This class does not write the article. All links are relative.
 */
public final class Site {
    private static final Map<String, String> RESOURCES = Map.of(
            "style/palette.css",
            "static/css/palette.css",
            "style/featurescope.css",
            "static/css/featurescope.css",
            "style/models.css",
            "static/css/models.css",
            "style/gallery.css",
            "static/css/gallery.css",
            "style/favicon.svg",
            "static/icons/favicon.svg",
            "style/site.css",
            "site/site.css",
            SiteFolder.FIND_SCRIPT,
            "site/find.js");
    /** The number of unit pages of a layer from whose size the size of all its unit pages is estimated. */
    private static final int SAMPLES = 16;

    private final SiteContent content;
    private final SiteUnitPage units;
    /**
     * All files but the unit pages, by their paths, in the order in which they are written. {@code index.html} is last.
     */
    private final Map<String, byte[]> shared = new LinkedHashMap<>();

    /**
     * Prepares a site: makes all files but the unit pages.
     *
     * @param progress receives how far the index for the search is, which takes longest
     */
    public Site(SiteContent content, SiteProgress progress) throws IOException {
        this.content = content;
        this.units = new SiteUnitPage(content);
        RESOURCES.forEach((path, resource) -> shared.put(path, resource(resource)));
        for (Layer layer : content.layers()) {
            sheet(layer).ifPresent(sheet -> shared.put("sheets/" + sheet.file(), jpeg(sheet)));
            shared.put(SiteFolder.layer(layer), SiteLayerPage.bytes(content, layer));
        }
        shared.put(SiteFolder.FIND_INDEX, FindIndex.bytes(content, progress));
        shared.put(SiteFolder.FIND, SiteFindPage.bytes(content));
        shared.put(SiteFolder.INDEX, SiteIndexPage.bytes(content));
    }

    private static byte[] resource(String path) {
        return ClassPathFiles.read("/org/featurescope/web/" + path)
                .orElseThrow(() -> new IllegalStateException("the build lacks " + path));
    }

    private Optional<PortraitSheet> sheet(Layer layer) {
        return content.portraits().of(content.network()).flatMap(index -> index.sheet(content.network(), layer));
    }

    private byte[] jpeg(PortraitSheet sheet) {
        return content.portraits()
                .jpeg(content.network(), sheet)
                .orElseThrow(() -> new UncheckedIOException(
                        new IOException("the portraits of %s changed while they were read".formatted(sheet.layer()))));
    }

    /** Returns the number of units. */
    public int units() {
        return content.units();
    }

    /** Returns the number of layers. */
    public int layers() {
        return content.layers().size();
    }

    /** Returns the number of layers that have portraits. */
    public long layersWithPortraits() {
        return content.layers().stream()
                .filter(layer -> sheet(layer).isPresent())
                .count();
    }

    /** Returns the number of files, without those of figures. */
    public int files() {
        return shared.size() + units() + SiteFolder.OWN_FILES;
    }

    /** Returns the estimated size of all files in bytes, without those of figures. */
    public long bytes() {
        long known = shared.values().stream().mapToLong(file -> file.length).sum();
        return known + content.layers().stream().mapToLong(this::unitPages).sum();
    }

    /** Returns the estimated size of the pages of a layer's units in bytes. */
    private long unitPages(Layer layer) {
        int samples = Math.min(SAMPLES, layer.channels());
        long sampled = IntStream.range(0, samples)
                .mapToLong(sample -> units.bytes(layer, sample * layer.channels() / samples).length)
                .sum();
        return sampled * layer.channels() / samples;
    }

    /**
     * Writes the site.
     *
     * @param progress receives the number of units whose pages are written
     */
    public void write(SiteFolder folder, IntConsumer progress) throws IOException {
        int written = 0;
        for (Layer layer : content.layers()) {
            for (int channel = 0; channel < layer.channels(); channel++) {
                folder.write(SiteFolder.unit(layer, channel), units.bytes(layer, channel));
                progress.accept(++written);
            }
        }
        for (Map.Entry<String, byte[]> file : shared.entrySet()) {
            folder.write(file.getKey(), file.getValue());
        }
    }
}
