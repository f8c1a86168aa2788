package com.onelastai.chat.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class AnswerSlotsTest {

  private final AnswerSlots slots = new AnswerSlots(new AnswerProperties(1024, 4, 2, 3, true));

  @Test
  void ownerHasTwoAnswersAtATime() {
    AnswerSlots.Slot first = slots.take("ada");
    slots.take("ada");
    isBusy(() -> slots.take("ada"));
    slots.take("ben");
    first.close();
    slots.take("ada");
  }

  @Test
  void ownerFollowsThreeAnswersAtATime() {
    AnswerSlots.Slot first = slots.takeFollower("ada");
    slots.takeFollower("ada");
    slots.takeFollower("ada");
    isBusy(() -> slots.takeFollower("ada"));
    slots.takeFollower("ben");
    slots.take("ada");
    first.close();
    slots.takeFollower("ada");
  }

  @Test
  void processMakesFourAnswersAtATime() {
    slots.take("ada");
    slots.take("ben");
    slots.take("cyd");
    AnswerSlots.Slot last = slots.take("dan");
    isBusy(() -> slots.take("eve"));
    last.close();
    slots.take("eve");
  }

  @Test
  void spareSlotNeedsHalfOfThemFree() {
    slots.take("ada");
    AnswerSlots.Slot spare = Objects.requireNonNull(slots.takeSpare());
    assertThat(slots.takeSpare()).isNull();
    spare.close();
    assertThat(slots.takeSpare()).isNotNull();
  }

  private static void isBusy(ThrowingCallable call) {
    assertThatThrownBy(call)
        .extracting("status", "code")
        .containsExactly(HttpStatus.TOO_MANY_REQUESTS, "busy");
  }
}
