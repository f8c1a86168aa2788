package com.onelastai.e2e;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The mails to one address that were caught on this machine. */
final class Mailbox {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern TOKEN = Pattern.compile("(?m)^Token: (\\S+)$");

  private final URI messages;

  Mailbox(Suite suite, String address) {
    messages = URI.create(suite.stack().mailUrl() + "/api/messages?to=" + address);
  }

  /** Waits for a mail with this in its subject or text; the newest of several. */
  String awaitMail(String words) {
    return await()
        .alias("a mail that says '" + words + "'")
        .until(() -> find(words), Optional::isPresent)
        .orElseThrow();
  }

  String awaitToken(String words) {
    Matcher token = TOKEN.matcher(awaitMail(words));
    if (!token.find()) {
      throw new AssertionError("No token in the mail");
    }
    return token.group(1);
  }

  List<String> subjects() {
    return all().stream().map(mail -> mail.get("subject").asString()).toList();
  }

  List<String> texts() {
    return all().stream().map(mail -> mail.get("text").asString()).toList();
  }

  private Optional<String> find(String words) {
    return all().stream()
        .map(mail -> mail.get("subject").asString() + "\n" + mail.get("text").asString())
        .map(text -> text.replace("\r\n", "\n"))
        .filter(text -> text.contains(words))
        .findFirst();
  }

  private List<JsonNode> all() {
    JsonNode mails = JSON.readTree(Http.get(messages, Map.of()).body());
    return StreamSupport.stream(mails.spliterator(), false).toList();
  }
}
