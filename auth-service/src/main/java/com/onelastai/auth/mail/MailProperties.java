package com.onelastai.auth.mail;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param sender whom mails are from
 * @param tokenSecret key under which the tokens in mails are signed
 */
@ConfigurationProperties("onelastai.mail")
record MailProperties(String sender, String tokenSecret) {

  @Override
  public String toString() {
    return "MailProperties[" + sender + "]";
  }
}
