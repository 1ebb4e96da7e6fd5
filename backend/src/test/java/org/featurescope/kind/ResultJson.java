package org.featurescope.kind;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.featurescope.figure.ResultData;

/** Checks the JSON in which results are stored and sent. */
public final class ResultJson {
    private ResultJson() {}

    /**
     * Checks that a result is written with exactly these fields in this order, and is equal when it is read again.
     *
     * @param json expected, with single quotes for double ones; white space is ignored
     */
    @SuppressWarnings("unchecked") // a result's class is that of its type
    public static <D extends Record> void assertWrittenAs(D result, String json) throws JsonProcessingException {
        String expected = json.replace('\'', '"').replaceAll("\\s", "");
        assertThat(ResultData.toJson(result).toString()).isEqualTo(expected);
        ResultData<D> type = ResultData.besidePictures((Class<D>) result.getClass());
        assertThat(type.read(new JsonMapper().readTree(expected))).isEqualTo(result);
    }
}
