package org.featurescope.figure.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CsvExportTest {
    private static String csv(Object... row) {
        List<String> columns = java.util.Collections.nCopies(row.length, "c");
        String text = new String(CsvExport.of(new Table(columns, List.of(List.of(row)))), StandardCharsets.UTF_8);
        return text.substring(text.indexOf("\r\n") + 2);
    }

    @Test
    void writesNumbersInFullAndUndefinedOnesAsEmptyFields() {
        assertThat(csv(1, 0.1, -2.5e-7, 1L << 40)).isEqualTo("1,0.1,-2.5E-7,1099511627776\r\n");
        assertThat(csv("a", Optional.empty(), Double.NaN, Double.NEGATIVE_INFINITY, Optional.of(2.0)))
                .isEqualTo("a,,,,2.0\r\n");
    }

    @Test
    void quotesTextsSoThatNoneEndsItsField() {
        assertThat(csv("a,b", "say \"it\"", "two\nlines", "é"))
                .isEqualTo("\"a,b\",\"say \"\"it\"\"\",\"two\nlines\",é\r\n");
    }

    @Test
    void noTextIsAFormula() {
        assertThat(csv("=1+1", "+1", "-x.jpg", "@a", "a=b", "")).isEqualTo("'=1+1,'+1,'-x.jpg,'@a,a=b,\r\n");
    }

    @Test
    void refusesARowThatDoesNotFitTheColumns() {
        assertThatThrownBy(() -> new Table(List.of("a", "b"), List.of(List.of(1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a row of 1 cells under 2 columns");
    }
}
