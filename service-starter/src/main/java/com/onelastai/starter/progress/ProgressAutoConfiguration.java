package com.onelastai.starter.progress;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

@AutoConfiguration
public class ProgressAutoConfiguration {

  /** Its name is that of the health contributor in the group {@code liveness}. */
  @Bean
  ProgressWatch progress(@Value("${onelastai.progress.limit:5m}") Duration limit) {
    return new ProgressWatch(limit, System::nanoTime);
  }
}
