package com.onelastai.support.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.events.EventContract;
import com.onelastai.mail.MailLanguage;
import com.onelastai.mail.MailLanguages;
import com.onelastai.starter.messaging.EventListener;
import com.onelastai.support.notification.NotificationRule.FactRule;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class NotificationRulesTest {

  private static final Pattern FIELD = Pattern.compile("\\{([\\w.]+)}");

  private final NotificationRules rules;
  private final MailLanguages languages = new MailLanguages();

  NotificationRulesTest() throws IOException {
    rules = new NotificationRules(JsonMapper.shared(), Duration.ofDays(180), Clock.systemUTC());
  }

  @Test
  void everyRuleHasAListenerAndEveryListenerItsRules() {
    assertThat(rules.all())
        .extracting(NotificationRule::event)
        .containsExactlyInAnyOrderElementsOf(
            listened().map(type -> type.getAnnotation(EventContract.class).type()).toList());
  }

  @Test
  void rulesNameFieldsThatTheirEventsHave() {
    for (NotificationRule rule : rules.all()) {
      Class<?> event =
          listened()
              .filter(type -> type.getAnnotation(EventContract.class).type().equals(rule.event()))
              .findFirst()
              .orElseThrow();
      assertThat(fields(rule))
          .as(rule.event())
          .isNotEmpty()
          .allSatisfy(field -> assertThat(has(event, field)).as(field).isTrue());
    }
  }

  @Test
  void everyTextIsThereInEveryLanguageWithTheSameValues() {
    MailLanguage english = languages.of("en");
    Set<String> expected = keys(english);
    assertThat(expected)
        .containsAll(
            rules.all().stream()
                .flatMap(rule ->
                    Stream.of(".title", ".text", ".link")
                        .map(part -> "notification." + rule.kind() + part))
                .toList())
        .containsAll(
            rules.all().stream()
                .flatMap(rule -> rule.facts().stream())
                .map(fact -> "notification.label." + fact.label())
                .toList());
    for (MailLanguage language : languages.all()) {
      assertThat(keys(language)).as("%s", language.locale()).isEqualTo(expected);
      for (String key : expected) {
        assertThat(language.text(key, 2L, "second")).as(key).doesNotContain("{", "}");
        assertThat(values(language, key)).as(key).isEqualTo(values(english, key));
      }
    }
  }

  private static long values(MailLanguage language, String key) {
    return Pattern.compile("\\{\\d").matcher(language.texts().get(key)).results().count();
  }

  private static Set<String> keys(MailLanguage language) {
    return language.texts().keySet().stream()
        .filter(key -> key.startsWith("notification."))
        .collect(Collectors.toSet());
  }

  private static List<String> fields(NotificationRule rule) {
    List<String> fields = new ArrayList<>(rule.values());
    fields.add(rule.audience());
    for (FactRule fact : rule.facts()) {
      fields.addAll(fact.fields());
      Stream.ofNullable(fact.unless()).forEach(fields::add);
    }
    Stream.of(rule.when(), rule.unless(), rule.daily(), rule.until())
        .filter(Objects::nonNull)
        .forEach(fields::add);
    Matcher inLink = FIELD.matcher(rule.link());
    inLink.results().forEach(found -> fields.add(found.group(1)));
    return fields;
  }

  private static boolean has(Class<?> event, String field) {
    Class<?> type = event;
    for (String name : field.split("\\.")) {
      RecordComponent[] components = type.getRecordComponents();
      RecordComponent found =
          components == null
              ? null
              : Arrays.stream(components)
                  .filter(component -> component.getName().equals(name))
                  .findFirst()
                  .orElse(null);
      if (found == null) {
        return false;
      }
      type = found.getType();
    }
    return true;
  }

  /** The events of all listeners. */
  private static Stream<Class<?>> listened() {
    return Arrays.stream(NotificationListeners.class.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(EventListener.class))
        .map(method -> method.getParameterTypes()[0]);
  }
}
