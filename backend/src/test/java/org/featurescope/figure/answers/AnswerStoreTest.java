package org.featurescope.figure.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.featurescope.figure.answers.AnswerStore.Added;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AnswerStoreTest {
    private static final String FIGURE = "0a".repeat(32);
    private static final List<Answer> ANSWERS = List.of(new Answer(0, 1, 3, 2000), new Answer(1, 0, 1, 1800));

    @TempDir
    Path folder;

    private static AnswerSheet sheet(String session) {
        return new AnswerSheet(AnswerStore.digest(session), ANSWERS);
    }

    @Test
    void keepsAnswersBeyondTheProcess() {
        AnswerStore store = new AnswerStore(folder.resolve("answers"));
        assertThat(store.of(FIGURE)).isEmpty();
        assertThat(store.add(FIGURE, sheet("one"))).isEqualTo(Added.STORED);
        assertThat(store.add(FIGURE, sheet("two"))).isEqualTo(Added.STORED);
        AnswerStore next = new AnswerStore(folder.resolve("answers"));
        assertThat(next.of(FIGURE)).containsExactly(sheet("one"), sheet("two"));
        assertThat(next.of(FIGURE, AnswerStore.digest("two"))).contains(sheet("two"));
        assertThat(next.of("bb".repeat(32))).isEmpty();
    }

    @Test
    void storesTheAnswersOfABrowserOnce() {
        AnswerStore store = new AnswerStore(folder);
        store.add(FIGURE, sheet("one"));
        assertThat(store.add(FIGURE, sheet("one"))).isEqualTo(Added.ANSWERED_BEFORE);
        assertThat(store.of(FIGURE)).hasSize(1);
    }

    @Test
    void doesNotStoreTheTextByWhichABrowserIsRecognized() throws IOException {
        new AnswerStore(folder).add(FIGURE, sheet("secret"));
        assertThat(Files.readString(folder.resolve(FIGURE + ".json"))).doesNotContain("secret");
    }

    @Test
    void takesTheAnswersOfSoManyPeopleAndNoMore() throws IOException {
        StringBuilder people = new StringBuilder();
        for (int i = 0; i < AnswerStore.MOST_PEOPLE; i++) {
            people.append(i == 0 ? "" : ",").append("{\"session\":\"%d\",\"answers\":[[0,1,3,2000]]}".formatted(i));
        }
        Files.writeString(folder.resolve(FIGURE + ".json"), "{\"people\":[%s]}".formatted(people));
        AnswerStore store = new AnswerStore(folder);
        assertThat(store.add(FIGURE, sheet("one more"))).isEqualTo(Added.FULL);
        assertThat(store.of(FIGURE)).hasSize(AnswerStore.MOST_PEOPLE);
    }

    @Test
    void losesNoAnswersOfPeopleWhoAnswerAtTheSameTime() throws InterruptedException {
        AnswerStore store = new AnswerStore(folder);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        for (int i = 0; i < 40; i++) {
            String session = "person " + i;
            threads.execute(() -> store.add(FIGURE, sheet(session)));
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        assertThat(new AnswerStore(folder).of(FIGURE)).hasSize(40);
    }

    @Test
    void forgetsAllAnswersWhenItIsReset() {
        AnswerStore store = new AnswerStore(folder);
        store.add(FIGURE, sheet("one"));
        store.reset(FIGURE);
        assertThat(store.of(FIGURE)).isEmpty();
        assertThat(folder.resolve(FIGURE + ".json")).doesNotExist();
        store.reset(FIGURE);
    }

    @Test
    void saysWhichFileCannotBeReadAndLeavesItAsItIs() throws IOException {
        Path file = folder.resolve(FIGURE + ".json");
        Files.writeString(file, "{\"people\":[{\"sess");
        AnswerStore store = new AnswerStore(folder);
        assertThatThrownBy(() -> store.add(FIGURE, sheet("one")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(FIGURE);
        assertThat(file).content().isEqualTo("{\"people\":[{\"sess");
    }
}
