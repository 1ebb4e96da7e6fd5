package org.featurescope.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameOriginTest {
    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:7070, 127.0.0.1:7070, true",
        "http://localhost:7070, LOCALHOST:7070, true",
        "https://scope.example, scope.example, true",
        "http://[::1]:7070, [::1]:7070, true",
        ", 127.0.0.1:7070, true",
        "http://evil.example, 127.0.0.1:7070, false",
        "http://127.0.0.1:8080, 127.0.0.1:7070, false",
        "http://127.0.0.1:7070.evil.example, 127.0.0.1:7070, false",
        "http://127.0.0.1:7070@evil.example, 127.0.0.1:7070, false",
        "null, 127.0.0.1:7070, false",
        "http://, 127.0.0.1:7070, false",
        "http://127.0.0.1:7070, , false"
    })
    void tellsAPageOfThisServerFromAllOthers(@Nullable String origin, @Nullable String host, boolean same) {
        assertThat(SameOrigin.is(origin, host)).isEqualTo(same);
    }
}
