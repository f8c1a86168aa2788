package com.onelastai.community.search;

import static com.onelastai.starter.test.Api.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.onelastai.community.content.Visibility;
import com.onelastai.community.post.PostSource;
import com.onelastai.community.post.PostSource.Searchable;
import com.onelastai.community.post.PostState;
import com.onelastai.community.test.ServiceTest;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

class SearchIT extends ServiceTest {

  private static final String POSTS = "/api/community/posts";

  @Autowired PostSource posts;

  /** A word that no other test has. */
  private final String word = "w" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");

  private final Person author = Person.moderator();

  @Test
  void bestMatchesComeFirst() {
    write("Something", "A long text about other things where one " + word + " is, and much more");
    write("All about " + word, "Short");
    write("Other", "Nothing");

    await()
        .untilAsserted(
            () -> assertThat(found(word)).containsExactly("All about " + word, "Something"));
    assertThat(found(word.toUpperCase(Locale.ROOT) + " thing")).containsExactly("Something");
    assertThat(found(word + " nothing")).isEmpty();
    assertThat(found("!?")).isEmpty();
  }

  @Test
  void accentsEndingsAndScriptsDoNotMatter() {
    write("Café " + word, "My agents answered");
    write("東京の天気 " + word, "x");

    await().untilAsserted(() -> assertThat(found(word)).hasSize(2));
    assertThat(found("cafe answers " + word)).containsExactly("Café " + word);
    assertThat(found("天気 " + word)).containsExactly("東京の天気 " + word);
  }

  @Test
  void pagesHaveEachPostOnceAndKeepTheQuery() {
    for (int i = 0; i < 5; i++) {
      write("Post " + i + " " + word, "x " + i);
    }
    await().untilAsserted(() -> assertThat(found(word)).hasSize(5));

    List<String> ids =
        pages(NOBODY, "/api/community/search?size=2&q=" + word).stream()
            .flatMap(page -> items(page, "id").stream())
            .toList();

    assertThat(ids).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  void onlyWhatEveryoneSeesIsFound() {
    String id = write("Changes " + word, "old").text("/id");
    api.post(author, POSTS, Map.of("title", "Draft " + word, "content", "x", "draft", true));
    await().untilAsserted(() -> assertThat(found(word)).containsExactly("Changes " + word));

    api.put(
        author,
        POSTS + "/" + id,
        Map.of("title", "Changed " + word, "content", "new", "version", 1));
    await().untilAsserted(() -> assertThat(found("new " + word)).hasSize(1));
    assertThat(found("old " + word)).isEmpty();

    api.delete(author, POSTS + "/" + id).is(204);
    assertThat(found(word)).isEmpty();
  }

  @Test
  void searchIsNarrowedByATag() {
    write("Without " + word, "x");
    api.post(
        author,
        POSTS,
        Map.of("title", "With " + word, "content", "x", "tags", List.of("t" + word)));

    await()
        .untilAsserted(
            () -> assertThat(found(word + "&tag=t" + word)).containsExactly("With " + word));
  }

  @Test
  void indexThatIsOpenedAgainGoesOnWhereItWas(@TempDir Path directory) throws IOException {
    write("First " + word, "x");
    try (PostIndex index = new PostIndex(directory.toString())) {
      new PostIndexer(posts, index, clock).follow();
      assertThat(index.find(Words.query(word, null), 10)).hasSize(1);
    }
    write("Second " + word, "x");

    try (PostIndex index = new PostIndex(directory.toString())) {
      assertThat(index.since()).isAfter(Instant.EPOCH);
      assertThat(index.find(Words.query(word, null), 10)).hasSize(1);
      new PostIndexer(posts, index, clock).follow();
      assertThat(index.find(Words.query(word, null), 10)).hasSize(2);
    }
  }

  @Test
  void newestPostsAreComparedIfVeryManyHaveTheWord(@TempDir Path directory) throws IOException {
    try (PostIndex index = new PostIndex(directory.toString())) {
      index.store(IntStream.range(0, 600).mapToObj(SearchIT::frequent).toList());

      assertThat(index.find(Words.query("frequent", null), 1_000))
          .hasSize(500)
          .contains("p599", "p100")
          .doesNotContain("p99");
    }
  }

  @Test
  void wrongQueriesAreNamed() {
    isInvalid(api.get(NOBODY, "/api/community/search"), "q");
    isInvalid(api.get(NOBODY, "/api/community/search?q="), "q");
    isInvalid(api.get(NOBODY, "/api/community/search?q=" + "a".repeat(201)), "q");
    isInvalid(api.get(NOBODY, "/api/community/search?q=a&skip=501"), "skip");
  }

  private static Searchable frequent(int n) {
    Instant at = Instant.EPOCH.plusSeconds(n);
    return new Searchable(
        "p" + n, "x", "frequent", List.of(), PostState.PUBLISHED, Visibility.VISIBLE, at, at);
  }

  private Answer write(String title, String content) {
    return api.post(author, POSTS, Map.of("title", title, "content", content)).is(201);
  }

  private List<String> found(String q) {
    return items(api.get(NOBODY, "/api/community/search?q=" + q), "title");
  }
}
