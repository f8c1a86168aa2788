package com.onelastai.community.moderation;

import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration
class ModerationConfiguration {

  @Bean
  ModerationRules moderationRules(JsonMapper json) throws IOException {
    return ModerationRules.read(json);
  }
}
