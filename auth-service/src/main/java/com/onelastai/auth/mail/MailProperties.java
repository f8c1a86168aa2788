package com.onelastai.auth.mail;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param sender whom mails are from
 * @param tokenSecret key under which the tokens in mails are signed
 */
@ConfigurationProperties("onelastai.mail")
record MailProperties(String sender, String tokenSecret) {

  static final String LOCAL_SECRET = "local-mail-token-secret-of-a-development-machine";
}
