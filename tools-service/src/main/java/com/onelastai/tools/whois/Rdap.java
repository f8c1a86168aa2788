package com.onelastai.tools.whois;

import com.onelastai.tools.connect.HttpAddress;
import com.onelastai.tools.connect.HttpAnswer;
import com.onelastai.tools.connect.HttpCall;
import com.onelastai.tools.connect.HttpFetcher;
import com.onelastai.tools.tool.ToolFailedException;
import com.onelastai.tools.whois.WhoisInput.Protocol;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks by RDAP (RFC 9082). */
@Component
class Rdap {

  private static final Map<String, String> HEADERS = Map.of("Accept", "application/rdap+json");

  private final Bootstrap bootstrap;
  private final HttpFetcher http;
  private final JsonMapper json;

  Rdap(Bootstrap bootstrap, HttpFetcher http, JsonMapper json) {
    this.bootstrap = bootstrap;
    this.http = http;
    this.json = json;
  }

  /**
   * Empty if no server is known for it.
   *
   * @throws NotRegisteredException if the server has nothing under it
   * @throws ToolFailedException if the server gives no answer that can be read
   */
  Optional<WhoisResult> ask(Query query) {
    return bootstrap.serverFor(query).map(server -> ask(query, server));
  }

  private WhoisResult ask(Query query, String server) {
    HttpAnswer answer = http.fetch(HttpCall.get(HttpAddress.parse(server + path(query)), HEADERS));
    if (answer.status() == 404) {
      throw new NotRegisteredException(query, Protocol.RDAP, server);
    }
    if (answer.status() != 200 || answer.cut()) {
      throw new ToolFailedException("%s answered %d.".formatted(answer.url(), answer.status()));
    }
    return new WhoisResult(
        query.toString(),
        query.kind(),
        Protocol.RDAP,
        server,
        RdapReader.read(parse(answer)),
        List.of());
  }

  private static String path(Query query) {
    return switch (query.kind()) {
          case DOMAIN -> "domain/";
          case ADDRESS -> "ip/";
          case AUTONOMOUS_SYSTEM -> "autnum/";
        }
        + query.text();
  }

  private JsonNode parse(HttpAnswer answer) {
    try {
      return json.readTree(answer.body());
    } catch (JacksonException malformed) {
      throw new ToolFailedException(answer.url() + " answered with no JSON.");
    }
  }
}
