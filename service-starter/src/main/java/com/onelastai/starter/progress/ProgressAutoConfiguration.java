package com.onelastai.starter.progress;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

@AutoConfiguration
public class ProgressAutoConfiguration {

  /** The name of the bean is that of the health contributor. */
  @Bean
  ProgressWatch progress() {
    return new ProgressWatch(System::nanoTime);
  }
}
