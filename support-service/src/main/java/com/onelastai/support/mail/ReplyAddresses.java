package com.onelastai.support.mail;

import com.onelastai.support.link.SignedLinks;
import com.onelastai.support.mail.MailQueued.Signed;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Addresses for replies, such as {@code support+ticket.<subject>.<signature>@example.com}. Mail
 * servers may change the case of an address, so it is in hexadecimal.
 */
@Component
public final class ReplyAddresses {

  private final SignedLinks links;
  private final String user;
  private final String domain;

  ReplyAddresses(SignedLinks links, @Value("${onelastai.mail.replies}") String address) {
    this.links = links;
    int at = address.lastIndexOf('@');
    this.user = address.substring(0, at);
    this.domain = address.substring(at + 1);
  }

  String of(Signed reply) {
    return user + "+" + links.hex(reply.purpose(), reply.subject()) + "@" + domain;
  }

  /** What a reply to this address is about; empty if the address was not created for this. */
  public Optional<String> subject(String purpose, String address) {
    String lower = address.toLowerCase(Locale.ROOT);
    int plus = lower.indexOf('+');
    int at = lower.lastIndexOf('@');
    return plus < 0 || at < plus
        ? Optional.empty()
        : links.readHex(purpose, lower.substring(plus + 1, at));
  }
}
