package com.onelastai.starter.test;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.starter.messaging.EventPublisher;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import com.onelastai.starter.time.SettableClock;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.javacrumbs.jsonunit.core.Option;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/**
 * A test of the whole service by a new user; it may move the clock. A service extends this on its
 * shared context, which imports {@link Api}.
 */
public abstract class WholeServiceTest {

  @Autowired protected Api api;
  @Autowired protected EventPublisher publisher;
  @Autowired protected MongoOperations mongo;
  @Autowired protected SettableClock clock;

  protected final Person person = Person.user();
  protected final String userId = Objects.requireNonNull(person.userId());
  protected final Person visitor = Person.visitor();

  @AfterEach
  void resetClock() {
    clock.setOffset(Duration.ZERO);
  }

  protected Answer post(Person person, String path, String json) {
    return api.call(
        person,
        MockMvcRequestBuilders.post(path).contentType(MediaType.APPLICATION_JSON).content(json));
  }

  /** Reads a listing from this page to its last. */
  protected List<Answer> pages(Person person, String first) {
    List<Answer> pages = new ArrayList<>();
    for (String next = first; !next.isEmpty(); ) {
      Answer page = api.call(person, MockMvcRequestBuilders.get(URI.create(next))).is(200);
      pages.add(page);
      next = page.body().at("/next").asString("");
    }
    return pages;
  }

  protected static Query byId(String id) {
    return new Query(where("_id").is(id));
  }

  /** The request was refused because of this field alone. */
  protected static void isInvalid(Answer answer, String field) {
    assertThat(texts(answer.is(400, "invalid_request"), "/errors", "field")).containsExactly(field);
  }

  /** The answer has these fields; it may have others. */
  protected static void shows(Answer answer, String json) {
    assertThatJson(answer.text())
        .when(Option.IGNORING_EXTRA_FIELDS)
        .withTolerance(0)
        .isEqualTo(json);
  }

  /** This field of each item of a listing. */
  protected static List<String> items(Answer listing, String field) {
    return texts(listing.is(200), "/items", field);
  }

  /** This field of each element of an array. */
  protected static List<String> texts(Answer answer, String array, String field) {
    return answer.body().at(array).valueStream().map(item -> item.get(field).asString()).toList();
  }
}
