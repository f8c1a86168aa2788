package com.onelastai.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.events.chat.MessageCompleted;
import com.onelastai.events.chat.MessageCompleted.Status;
import com.onelastai.events.test.EventContractKit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

class EventContractsTest extends EventContractKit {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(EnumFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE).build();

  /** The first records of this type have it in lower case. */
  @ParameterizedTest
  @CsvSource({
    "complete, COMPLETE",
    "stopped, STOPPED",
    "interrupted, INTERRUPTED",
    "STOPPED, STOPPED",
    "later, UNKNOWN"
  })
  void statusOfAMessageIsReadInEitherCase(String stored, Status status) {
    String event = "{\"tokens\": 1, \"responseTime\": 1, \"status\": \"" + stored + "\"}";

    assertThat(JSON.readValue(event, MessageCompleted.class).status()).isEqualTo(status);
  }
}
