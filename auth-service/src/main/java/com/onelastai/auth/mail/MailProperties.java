package com.onelastai.auth.mail;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param tokenSecret the key that signs the tokens in mails
 */
@ConfigurationProperties("onelastai.mail")
record MailProperties(String tokenSecret) {

  @Override
  public String toString() {
    return "MailProperties[]";
  }
}
