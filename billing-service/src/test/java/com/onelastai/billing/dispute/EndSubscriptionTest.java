package com.onelastai.billing.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.billing.dispute.DisputeHandler.EndSubscription;
import com.onelastai.billing.transaction.DisputeState;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndSubscriptionTest {

  /** An inquiry takes nothing, and a won dispute gave the amount back. */
  @ParameterizedTest
  @CsvSource({"NEVER, ''", "OPENED, 'OPEN LOST'", "LOST, 'LOST'"})
  void subscriptionEndsInTheStatesOfTheSetting(EndSubscription setting, String states) {
    assertThat(DisputeState.values())
        .filteredOn(setting::at)
        .extracting(DisputeState::name)
        .containsExactlyElementsOf(
            Arrays.stream(states.split(" ")).filter(state -> !state.isEmpty()).toList());
  }
}
