package com.onelastai.support.notification;

import com.onelastai.events.DomainEvent;
import com.onelastai.events.EventContract;
import com.onelastai.mail.SafeLine;
import com.onelastai.starter.messaging.EventMetadata;
import com.onelastai.support.notification.Notification.Delivery;
import com.onelastai.support.notification.Notification.Fact;
import com.onelastai.support.notification.Notification.Form;
import com.onelastai.support.notification.NotificationRule.FactRule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rules of {@code notifications.yml}, by the type of the event. */
@Component
class NotificationRules {

  static final String FILE = "notifications.yml";

  private static final Pattern FIELD = Pattern.compile("\\{([\\w.]+)}");
  private static final Pattern NETWORK_ADDRESS = Pattern.compile("[0-9a-fA-F.:]{2,45}");

  private final Map<String, NotificationRule> rules;
  private final JsonMapper json;
  private final Duration retention;
  private final Clock clock;

  NotificationRules(
      JsonMapper json,
      @Value("${onelastai.notifications.retention}") Duration retention,
      Clock clock)
      throws IOException {
    this.json = json;
    this.retention = retention;
    this.clock = clock;
    this.rules =
        Arrays.stream(read(json))
            .collect(Collectors.toMap(NotificationRule::event, Function.identity()));
  }

  private static NotificationRule[] read(JsonMapper json) throws IOException {
    try (InputStream in = new ClassPathResource(FILE).getInputStream()) {
      Object rules = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
      return json.convertValue(rules, NotificationRule[].class);
    }
  }

  Collection<NotificationRule> all() {
    return rules.values();
  }

  /** Empty if nobody is told, or if the event is no news any more. */
  Optional<Notification> apply(DomainEvent event, EventMetadata metadata) {
    String type = event.getClass().getAnnotation(EventContract.class).type();
    NotificationRule rule = Objects.requireNonNull(rules.get(type), () -> "No rule for " + type);
    JsonNode content = json.valueToTree(event);
    return isFor(rule, content) && !isLate(rule, content, metadata)
        ? Optional.of(notification(rule, content, metadata))
        : Optional.empty();
  }

  private static boolean isFor(NotificationRule rule, JsonNode content) {
    String userId = text(content, rule.audience());
    return !userId.isEmpty()
        && (rule.unless() == null || !text(content, rule.unless()).equals(userId))
        && (rule.when() == null || at(content, rule.when()).asBoolean(false));
  }

  private boolean isLate(NotificationRule rule, JsonNode content, EventMetadata metadata) {
    Instant now = clock.instant();
    return metadata.time().plus(rule.lateAfter()).isBefore(now)
        || (rule.until() != null && !Instant.parse(text(content, rule.until())).isAfter(now));
  }

  private Notification notification(
      NotificationRule rule, JsonNode content, EventMetadata metadata) {
    Instant now = clock.instant();
    String userId = text(content, rule.audience());
    boolean listed = rule.channels().contains(Channel.IN_APP);
    return new Notification(
        id(rule, content, metadata) + "." + userId,
        userId,
        listed ? userId : null,
        rule.kind(),
        rule.category(),
        rule.values().stream().map(field -> value(at(content, field))).toList(),
        rule.facts().stream().flatMap(fact -> fact(fact, content).stream()).toList(),
        link(rule.link(), content),
        listed,
        now,
        now,
        delivery(rule, Channel.MAIL, now),
        delivery(rule, Channel.PUSH, now),
        now.plus(retention));
  }

  /** The second event of a day has the id of the first, so it changes nothing. */
  private static String id(NotificationRule rule, JsonNode content, EventMetadata metadata) {
    return rule.daily() == null
        ? metadata.id()
        : "%s.%s.%s"
            .formatted(
                rule.kind(),
                text(content, rule.daily()),
                LocalDate.ofInstant(metadata.time(), ZoneOffset.UTC));
  }

  private static @Nullable Delivery delivery(NotificationRule rule, Channel channel, Instant now) {
    return rule.channels().contains(channel) ? Delivery.due(now) : null;
  }

  private static Object value(JsonNode node) {
    return node.isNumber() ? node.asLong() : SafeLine.of(node.asString(""));
  }

  private static Optional<Fact> fact(FactRule rule, JsonNode content) {
    if (rule.unless() != null && !text(content, rule.unless()).isEmpty()) {
      return Optional.empty();
    }
    List<String> values =
        rule.fields().stream().map(field -> harmless(text(content, field), rule.form())).toList();
    return values.stream().allMatch(String::isEmpty)
        ? Optional.empty()
        : Optional.of(new Fact(rule.label(), rule.form(), values));
  }

  private static String harmless(String value, Form form) {
    return switch (form) {
      case ADDRESS -> NETWORK_ADDRESS.matcher(value).matches() ? value : "";
      case TIME -> value;
      case TEXT, WORD, DEVICE -> SafeLine.of(value);
    };
  }

  private static String link(String template, JsonNode content) {
    return FIELD
        .matcher(template)
        .replaceAll((MatchResult field) ->
            UriUtils.encode(text(content, field.group(1)), StandardCharsets.UTF_8));
  }

  /** Empty if the event does not have it. */
  private static String text(JsonNode content, String field) {
    return at(content, field).asString("");
  }

  private static JsonNode at(JsonNode content, String field) {
    return content.at("/" + field.replace('.', '/'));
  }
}
