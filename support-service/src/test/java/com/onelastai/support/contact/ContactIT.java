package com.onelastai.support.contact;

import static com.onelastai.starter.test.Api.NOBODY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;

import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import com.onelastai.support.test.ServiceTest;
import java.math.BigInteger;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.MediaType;

class ContactIT extends ServiceTest {

  private static final String INBOX = "/api/support/team/contact-messages";
  private static final Duration WHILE = Duration.ofSeconds(10);

  @Autowired ContactMessages messages;

  @Test
  void messageReachesTheTeam() {
    send(person, filled()).is(202);

    assertThat(stored())
        .singleElement()
        .satisfies(message -> {
          assertThat(message.userId()).isEqualTo(userId);
          assertThat(message.status()).isEqualTo(ContactStatus.NEW);
          assertThat(message.message()).isEqualTo("Can we get\none invoice?");
        });
    assertThat(items(api.get(TEAM, INBOX + "?size=100"), "email")).contains(email);
  }

  @Test
  void nobodyHasToSignInOrAcceptACookie() {
    send(NOBODY, filled()).is(202);

    assertThat(stored()).extracting(ContactMessage::userId).containsExactly((String) null);
  }

  @Test
  void formIsSentOnce() {
    Map<String, Object> filled = filled();
    send(visitor, filled).is(202);
    send(visitor, filled).is(202);

    assertThat(stored()).hasSize(1);
  }

  @Test
  void robotThatFillsInEveryFieldLearnsNothing() {
    Map<String, Object> filled = filled();
    filled.put("website", "https://spam.example");

    send(NOBODY, filled).is(202);

    assertThat(stored()).isEmpty();
  }

  @Test
  void formIsNeitherSentAtOnceNorAfterDays() {
    Map<String, Object> filled = filled();
    clock.setOffset(Duration.ZERO);
    isInvalid(send(NOBODY, filled), "form");
    clock.setOffset(Duration.ofHours(7));
    isInvalid(send(NOBODY, filled), "form");
    assertThat(stored()).isEmpty();
  }

  @Test
  void proofOfWorkIsNeeded() {
    Map<String, Object> filled = filled();
    filled.put("proof", "no proof");

    isInvalid(send(NOBODY, filled), "proof");
    filled.put("form", "bm90aGluZw.bm90aGluZw");
    isInvalid(send(NOBODY, filled), "form");
  }

  @ParameterizedTest
  @CsvSource({
    "name, ''",
    "email, nobody",
    "email, ''",
    "subject, 'two\nlines'",
    "message, ' '",
    "category, weather"
  })
  void whatIsMissingOrWrongIsNamed(String field, String value) {
    Map<String, Object> filled = filled();
    filled.put(field, value);

    Answer answer = send(NOBODY, filled).is(400);
    assertThat(texts(answer, "/errors", "field")).contains(field);
    assertThat(stored()).isEmpty();
  }

  @Test
  void addressSendsFiveMessagesADay() {
    IntStream.range(0, 5).forEach(i -> send(NOBODY, filled()).is(202));

    send(NOBODY, filled()).is(429, "limit_reached");
    assertThat(stored()).hasSize(5);
  }

  @Test
  void teamFollowsAMessage() {
    send(NOBODY, filled()).is(202);
    String id = stored().getFirst().id();

    setStatus(TEAM, id, "in_progress").is(200).has("/status", "in_progress");
    assertThat(items(api.get(TEAM, INBOX + "?status=in_progress&size=100"), "id")).contains(id);
    assertThat(items(api.get(TEAM, INBOX + "?status=new&size=100"), "id")).doesNotContain(id);
    setStatus(TEAM, "nothing", "done").is(404, "not_found");
    setStatus(TEAM, id, "lost").is(400);
  }

  @Test
  void onlyTheTeamReadsMessages() {
    api.get(NOBODY, INBOX).is(401);
    api.get(person, INBOX).is(403, "forbidden");
    api.get(Person.admin(), INBOX).is(200);
    setStatus(person, "x", "done").is(403, "forbidden");
  }

  @Test
  void messagesOfAUserAreExportedAndErased() {
    send(person, filled()).is(202);
    assertThat(api.get(person, "/api/support/export").is(200).text("/contactMessages/0/email"))
        .isEqualTo(email);

    messages.erase(userId);

    assertThat(stored()).isEmpty();
  }

  private Answer send(Person sender, Map<String, Object> filled) {
    return api.post(sender, "/api/contact", filled);
  }

  private Answer setStatus(Person who, String id, String status) {
    return api.call(
        who,
        patch(INBOX + "/" + id)
            .contentType(MediaType.APPLICATION_JSON)
            .content("{\"status\": \"%s\"}".formatted(status)));
  }

  /** An open form, filled in by a person who takes a while. */
  private Map<String, Object> filled() {
    clock.setOffset(Duration.ZERO);
    Answer form = api.get(NOBODY, "/api/contact/form").is(200);
    clock.setOffset(WHILE);
    Map<String, Object> filled = new HashMap<>();
    filled.put("name", "Ada Example");
    filled.put("email", email);
    filled.put("subject", "Invoices");
    filled.put("message", "Can we get\none invoice?");
    filled.put("category", "sales");
    filled.put("form", form.text("/form"));
    filled.put("proof", proof(form.text("/form"), form.body().at("/difficulty").asInt()));
    return filled;
  }

  private static String proof(String form, int difficulty) {
    return IntStream.iterate(0, number -> number + 1)
        .mapToObj(String::valueOf)
        .filter(proof -> {
          byte[] hash = DigestUtils.sha256((form + proof).getBytes(UTF_8));
          return new BigInteger(1, hash).bitLength() <= hash.length * 8 - difficulty;
        })
        .findFirst()
        .orElseThrow();
  }

  private List<ContactMessage> stored() {
    return mongo.find(new Query(where("email").is(email)), ContactMessage.class);
  }
}
