package org.featurescope.tensor;

import com.twelvemonkeys.imageio.plugins.bmp.BMPImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

/**
 * The decoders, named one by one: which of them reads a format hangs neither on the order of the class path nor on
 * {@code META-INF/services} having come through the packing of the jar.
 */
final class ImageReaders {
    private static final ImageReaderSpi JPEG = jpeg();
    private static final ImageReaderSpi PNG = ofThePlatform("png");
    private static final ImageReaderSpi GIF = ofThePlatform("gif");
    private static final ImageReaderSpi WEBP = new WebPImageReaderSpi();
    private static final ImageReaderSpi BMP = new BMPImageReaderSpi();

    private ImageReaders() {}

    /** A new decoder. */
    static ImageReader of(ImageFormat format) throws IOException {
        ImageReaderSpi provider =
                switch (format) {
                    case JPEG -> JPEG;
                    case PNG -> PNG;
                    case GIF -> GIF;
                    case WEBP -> WEBP;
                    case BMP -> BMP;
                };
        return provider.createReaderInstance();
    }

    /** The JPEG decoder finds the platform's own, on which it builds, when it is registered. */
    private static ImageReaderSpi jpeg() {
        IIORegistry registry = IIORegistry.getDefaultInstance();
        JPEGImageReaderSpi registered = registry.getServiceProviderByClass(JPEGImageReaderSpi.class);
        if (registered != null) {
            return registered;
        }
        JPEGImageReaderSpi provider = new JPEGImageReaderSpi();
        registry.registerServiceProvider(provider, ImageReaderSpi.class);
        return provider;
    }

    private static ImageReaderSpi ofThePlatform(String format) {
        Iterator<ImageReaderSpi> providers = IIORegistry.getDefaultInstance()
                .getServiceProviders(
                        ImageReaderSpi.class,
                        provider -> provider.getClass().getName().startsWith("com.sun.imageio.")
                                && ((ImageReaderSpi) provider).getFormatNames()[0].equals(format),
                        true);
        if (!providers.hasNext()) {
            throw new IllegalStateException("this Java platform has no decoder for %s".formatted(format));
        }
        return providers.next();
    }
}
