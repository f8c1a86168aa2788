package com.onelastai.tracking.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.starter.test.Api.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Valid bodies mutated at random are accepted or rejected, and never fail the service. */
class MutatedInputTest extends IngestTest {

  private static final List<String> GOOD =
      """
      event    {"id": "e-1", "timestamp": "2026-03-01T12:00:00Z", "eventType": "a", "eventName": "b", "eventData": {"a": [1, 2.5, {"b": "c"}]}, "success": true, "errorMessage": "é😀"}
      pageview {"pageviewId": "p-1", "url": "https://a.example/b?c=d#e", "title": "t", "referrer": "https://f.example/", "timeOnPage": 1.5, "scrollDepth": 80}
      tool     {"toolName": "t", "input": {"raw": "{}"}, "output": null, "success": false, "executionTime": 3, "other": ["x", 1e3]}
      batch    {"items": [{"type": "feedback", "interactionId": "c", "rating": 5}, {"type": "lab", "experimentName": "e", "input": [true, {}]}, {"type": "chat", "agentId": "a", "responseTime": 8.5}]}
      """
          .lines()
          .toList();

  private static final List<String> NASTY =
      List.of(
          """
          null {} [] "" -1 1e999 99999999999999999999 NaN true $gt \\u0000 \\ud800 \\udc00 <script> \
          {"$ne":1} , : " { } [ ] \\ \u0000 é 1970-01-01T00:00:00Z +1000000000-12-31T23:59:59Z 0x1 \
          // ../ . items sessionId\
          """
              .split(" "));

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void mutatedBodyIsAcceptedOrRejected(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      String[] good = GOOD.get(random.nextInt(GOOD.size())).split(" +", 2);
      String body = mutated(good[1], random);
      Answer answer = send(good[0], body);
      assertThat(answer.status()).as(body).isIn(202, 400);
      if (answer.status() == 400) {
        assertThat(answer.text()).as(body).contains("\"errors\"");
        assertThat(published()).as(body).isEmpty();
      }
      reset();
    }
  }

  private static String mutated(String good, Random random) {
    StringBuilder body = new StringBuilder(good);
    for (int i = random.nextInt(3); i >= 0; i--) {
      int from = random.nextInt(body.length());
      int to = Math.min(body.length(), from + random.nextInt(12));
      switch (random.nextInt(4)) {
        case 0 -> body.delete(from, to);
        case 1 -> body.insert(from, NASTY.get(random.nextInt(NASTY.size())));
        case 2 -> body.insert(from, body.substring(from, to));
        default -> replaceValue(body, from, NASTY.get(random.nextInt(NASTY.size())));
      }
    }
    return new String(body.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  /** Puts something else in place of the next value, which mostly leaves a JSON document. */
  private static void replaceValue(StringBuilder body, int from, String value) {
    int colon = body.indexOf(": ", from);
    int end = colon < 0 ? -1 : body.indexOf(",", colon);
    if (end > 0) {
      body.replace(colon + 2, end, value);
    }
  }
}
