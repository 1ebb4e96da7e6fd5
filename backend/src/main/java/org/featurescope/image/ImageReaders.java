package org.featurescope.image;

import com.twelvemonkeys.imageio.plugins.bmp.BMPImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.awt.color.ColorSpace;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;

/**
 * Selects the decoder of each format by name. So neither the order of the class path nor the {@code META-INF/services}
 * of the packed jar decides which one is used.
 */
final class ImageReaders {
    private static final ImageReaderSpi JPEG = jpeg();
    private static final ImageReaderSpi PNG = ofThePlatform("png");
    private static final ImageReaderSpi GIF = ofThePlatform("gif");
    private static final ImageReaderSpi WEBP = new WebPImageReaderSpi();
    private static final ImageReaderSpi BMP = new BMPImageReaderSpi();

    private ImageReaders() {}

    /** Decodes every {@code period}-th row and column of a picture, in the stored orientation. */
    static RgbImage read(ImageFormat format, ImageHeader header, int period) throws IOException {
        if (format == ImageFormat.PNG && period == 1 && PlainPng.is(header.pixelData())) {
            return PlainPng.read(header.pixelData());
        }
        ImageReader reader = provider(format).createReaderInstance();
        try {
            reader.setInput(input(format, header.pixelData()), true, true);
            if (reader.getWidth(0) != header.frame().width || reader.getHeight(0) != header.frame().height) {
                throw new IOException("its parts disagree on its size");
            }
            ImageReadParam param = reader.getDefaultReadParam();
            param.setSourceSubsampling(period, period, 0, 0);
            if (header.luma() && NearlySrgb.is(colorSpace(reader))) {
                Optional<RgbImage> fast = period == 1 ? TurboJpeg.read(header.pixelData()) : Optional.empty();
                return fast.isPresent() ? fast.get() : LumaChroma.toRgb(reader.readRaster(0, param));
            }
            return BufferedImages.toRgb(reader.read(0, param));
        } finally {
            reader.dispose();
        }
    }

    private static ColorSpace colorSpace(ImageReader reader) throws IOException {
        return reader.getRawImageType(0).getColorModel().getColorSpace();
    }

    private static ImageInputStream input(ImageFormat format, byte[] pixelData) {
        return format == ImageFormat.WEBP
                ? new StrictImageInputStream(pixelData)
                : new ByteArrayImageInputStream(pixelData);
    }

    private static ImageReaderSpi provider(ImageFormat format) {
        return switch (format) {
            case JPEG -> JPEG;
            case PNG -> PNG;
            case GIF -> GIF;
            case WEBP -> WEBP;
            case BMP -> BMP;
        };
    }

    /** TwelveMonkeys' JPEG decoder finds the platform's, which it uses, only when it is registered. */
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
