package com.onelastai.chat.export;

import com.onelastai.chat.conversation.Message;
import com.onelastai.model.FinishReason;

/** What a reader is told about an answer that is not whole. */
final class Ending {

  private Ending() {}

  /** Empty if there is nothing to tell. */
  static String of(Message message) {
    if (message.finishReason() == FinishReason.LENGTH) {
      return "(The answer reached its maximum length and was cut off here.)";
    }
    return message.finishReason() == FinishReason.CONTENT_FILTER
        ? "(The rest was withheld by a content filter.)"
        : "";
  }
}
