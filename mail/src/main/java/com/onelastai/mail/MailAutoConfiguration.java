package com.onelastai.mail;

import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.mail.javamail.JavaMailSender;

/** The languages and the sender, for a service with {@code onelastai.mail.sender}. */
@AutoConfiguration
public class MailAutoConfiguration {

  @Bean
  MailLanguages mailLanguages() {
    return new MailLanguages();
  }

  @Bean
  MailSender queuedMailSender(
      JavaMailSender smtp, @Value("${onelastai.mail.sender}") String from, Clock clock) {
    return new MailSender(smtp, from, clock);
  }
}
