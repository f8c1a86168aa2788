package com.onelastai.chat.answer;

import io.swagger.v3.oas.annotations.media.Schema;

record EditRequest(@Schema(example = "Why is the sky red?") @MessageText String content) {

  EditRequest {
    content = MessageRequest.strip(content);
  }
}
