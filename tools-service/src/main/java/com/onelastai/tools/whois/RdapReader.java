package com.onelastai.tools.whois;

import com.onelastai.tools.whois.WhoisResult.Registration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what RDAP answers (RFC 9083), whose contacts are jCards (RFC 7095). */
final class RdapReader {

  private RdapReader() {}

  static Registration read(JsonNode answer) {
    return new Registration(
        first(text(answer, "ldhName"), text(answer, "name")),
        text(answer, "handle"),
        range(answer),
        text(answer, "country"),
        texts(answer.path("status")),
        contact(answer, "registrar", "fn"),
        first(contact(answer, "registrant", "org"), contact(answer, "registrant", "fn")),
        contact(answer, "abuse", "email"),
        event(answer, "registration"),
        event(answer, "last changed"),
        event(answer, "expiration"),
        answer
            .path("nameservers")
            .valueStream()
            .flatMap(server -> Stream.ofNullable(text(server, "ldhName")))
            .toList(),
        signed(answer));
  }

  private static @Nullable String range(JsonNode answer) {
    String first = first(text(answer, "startAddress"), text(answer, "startAutnum"));
    String last = first(text(answer, "endAddress"), text(answer, "endAutnum"));
    return first == null || last == null ? null : first + " - " + last;
  }

  private static @Nullable String event(JsonNode answer, String action) {
    return answer
        .path("events")
        .valueStream()
        .filter(event -> action.equals(text(event, "eventAction")))
        .flatMap(event -> Stream.ofNullable(text(event, "eventDate")))
        .findFirst()
        .orElse(null);
  }

  private static @Nullable Boolean signed(JsonNode answer) {
    JsonNode signed = answer.path("secureDNS").path("delegationSigned");
    return signed.isBoolean() ? signed.booleanValue() : null;
  }

  /** A property of the entity with this role; entities may be within entities. */
  private static @Nullable String contact(JsonNode answer, String role, String property) {
    return entities(answer)
        .filter(entity -> texts(entity.path("roles")).contains(role))
        .flatMap(entity -> card(entity, property).stream())
        .findFirst()
        .orElse(null);
  }

  private static Stream<JsonNode> entities(JsonNode parent) {
    return parent
        .path("entities")
        .valueStream()
        .flatMap(entity -> Stream.concat(Stream.of(entity), entities(entity)));
  }

  private static Optional<String> card(JsonNode entity, String property) {
    return entity
        .path("vcardArray")
        .path(1)
        .valueStream()
        .filter(line -> property.equals(line.path(0).asString("")))
        .map(line -> line.path(3))
        .filter(JsonNode::isString)
        .map(JsonNode::stringValue)
        .filter(value -> !value.isBlank())
        .findFirst();
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().filter(JsonNode::isString).map(JsonNode::stringValue).toList();
  }

  private static @Nullable String text(JsonNode parent, String field) {
    JsonNode value = parent.path(field);
    return value.isString() || value.isNumber() ? value.asString() : null;
  }

  private static @Nullable String first(@Nullable String one, @Nullable String other) {
    return one == null ? other : one;
  }
}
