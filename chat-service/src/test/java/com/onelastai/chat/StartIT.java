package com.onelastai.chat;

import com.onelastai.chat.test.ChatServiceIT;
import com.onelastai.starter.test.Api;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ChatServiceIT
class StartIT {

  @Autowired Api api;

  @Test
  void unknownPathIsNotFound() {
    api.get(Api.NOBODY, "/api/chat/no/such/path").is(404);
  }
}
