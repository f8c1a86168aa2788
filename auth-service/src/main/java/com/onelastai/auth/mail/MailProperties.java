package com.onelastai.auth.mail;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param sender the address in From
 * @param tokenSecret the key that signs the tokens in mails
 */
@ConfigurationProperties("onelastai.mail")
record MailProperties(String sender, String tokenSecret) {

  @Override
  public String toString() {
    return "MailProperties[" + sender + "]";
  }
}
