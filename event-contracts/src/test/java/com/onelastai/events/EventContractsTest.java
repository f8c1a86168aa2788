package com.onelastai.events;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.events.billing.BillingEvent;
import com.onelastai.events.chat.ChatEvent;
import com.onelastai.events.erasure.ErasureEvent;
import com.onelastai.events.identity.IdentityEvent;
import com.onelastai.events.tracking.TrackingEvent;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.stream.Stream;
import net.javacrumbs.jsonunit.core.Option;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Each contract has a golden file with an event as it was first published. It is never edited: a
 * change that cannot read it, or no longer writes what stands in it, is incompatible.
 */
class EventContractsTest {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .build();

  static Stream<Class<?>> contracts() {
    return Stream.of(
            TrackingEvent.class,
            IdentityEvent.class,
            ErasureEvent.class,
            ChatEvent.class,
            BillingEvent.class)
        .flatMap(family -> Arrays.stream(family.getPermittedSubclasses()));
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void eventAsFirstPublishedIsStillReadAndWritten(Class<?> contract) throws IOException {
    String golden = golden(contract);
    Object event = JSON.readValue(golden, contract);
    assertThatJson(JSON.writeValueAsString(event))
        .when(Option.IGNORING_EXTRA_FIELDS)
        .isEqualTo(golden);
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void typeSaysItsVersionAndTopicItsDomain(Class<?> contract) {
    EventContract about = contract.getAnnotation(EventContract.class);
    assertThat(about.type()).matches("com\\.onelastai\\.[a-z]+\\.[a-z-]+\\.v[0-9]+");
    assertThat(about.topic()).isEqualTo(about.type().split("\\.")[2] + ".v1");
  }

  private static String golden(Class<?> contract) throws IOException {
    String file = "/contracts/" + contract.getAnnotation(EventContract.class).type() + ".json";
    try (InputStream in = EventContractsTest.class.getResourceAsStream(file)) {
      assertThat(in).as("golden file %s", file).isNotNull();
      return new String(in.readAllBytes());
    }
  }
}
