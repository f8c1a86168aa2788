package com.onelastai.chat.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.chat.conversation.Conversations;
import com.onelastai.chat.owner.Owner;
import com.onelastai.starter.messaging.EventPublisher;
import com.onelastai.starter.test.Api;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import com.onelastai.starter.time.SettableClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import tools.jackson.databind.JsonNode;

/** A test of the whole service by a new user; it may move the clock. */
@ChatServiceIT
public abstract class ServiceTest {

  @Autowired protected Api api;
  @Autowired protected Conversations conversations;
  @Autowired protected EventPublisher publisher;
  @Autowired protected MongoOperations mongo;
  @Autowired protected SettableClock clock;
  @Autowired protected Talk talk;

  protected final Person person = Person.user();
  protected final Owner owner = Talk.owner(person);

  @AfterEach
  void resetClock() {
    clock.setOffset(Duration.ZERO);
  }

  /** The request was refused because of this field. */
  protected static void isInvalid(Answer answer, String field) {
    assertThat(answer.is(400, "invalid_request").text("/errors/0/field")).isEqualTo(field);
  }

  /** This field of each item of a listing. */
  protected static List<String> items(Answer listing, String field) {
    return texts(listing.is(200).body().get("items"), field);
  }

  protected static List<String> texts(JsonNode items, String field) {
    return items.valueStream().map(item -> item.get(field).asString()).toList();
  }
}
