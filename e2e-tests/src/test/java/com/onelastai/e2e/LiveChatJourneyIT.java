package com.onelastai.e2e;

import static com.onelastai.e2e.Account.assertStatus;
import static com.onelastai.e2e.Account.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A live chat between a user and the team, through the gateway. */
class LiveChatJourneyIT {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Suite suite = Suite.running();
  private final String user = Account.register(suite).accessToken();
  private final String team =
      new Account(suite, "-", "support@example.com", "Local-support-1").accessToken();

  @AfterEach
  void teamLeaves() {
    call("PUT", "/api/support/team/chats/presence", team, "{\"available\": false}");
  }

  @Test
  void killedServiceLosesNoMessageAndRepeatsNone() {
    assertStatus(
        204, call("PUT", "/api/support/team/chats/presence", team, "{\"available\": true}"));
    HttpResponse<String> begun = assertStatus(201, call("POST", "/api/support/chats", user, "{}"));
    String id = read(begun).at("/chat/id").asString();
    assertStatus(204, call("POST", "/api/support/team/chats/" + id + "/accept", team, "{}"));
    ChatSocket ada = new ChatSocket(suite.gateway(), user, id);
    ChatSocket grace = new ChatSocket(suite.gateway(), team, id);
    assertThat(ada.connect()).isTrue();
    assertThat(grace.connect()).isTrue();
    ada.say("ada-0001", "a1");
    await().until(() -> grace.texts().contains("a1"));

    suite.stack().kill("support-service");
    ada.say("ada-0002", "a2");
    grace.say("grace-0001", "g1");
    suite.stack().start("support-service");
    await().until(ada::connect);
    await().until(grace::connect);
    grace.say("grace-0002", "g2");
    await().until(() -> ada.texts().size() == 4 && grace.texts().size() == 4);
    ada.close();
    grace.close();

    assertThat(ada.texts()).containsExactlyInAnyOrder("a1", "a2", "g1", "g2").startsWith("a1");
    assertThat(grace.texts()).isEqualTo(ada.texts());
    List<Document> stored = suite.document("supportchats", id).getList("messages", Document.class);
    assertThat(stored).extracting(message -> message.getString("text")).isEqualTo(ada.texts());
  }

  private HttpResponse<String> call(String method, String path, String token, String json) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(suite.gateway().resolve(path))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(json));
    return Http.send(HTTP, request, Map.of("Authorization", "Bearer " + token));
  }
}
