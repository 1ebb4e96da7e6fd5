package org.featurescope.figure.drawing;

import java.awt.Font;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out whether the machine has fonts. The class is initialized when the first text is drawn. */
final class Fonts {
    private static final Logger LOG = LoggerFactory.getLogger(Fonts.class);

    static final boolean AVAILABLE = areAvailable();

    private Fonts() {}

    private static boolean areAvailable() {
        try {
            return new Font(Font.SANS_SERIF, Font.PLAIN, 12).canDisplay('a');
        } catch (RuntimeException | LinkageError | InternalError e) {
            LOG.warn(
                    "PNG files of figures are drawn without text because this machine has no fonts ({})", e.toString());
            return false;
        }
    }
}
