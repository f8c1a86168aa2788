package com.onelastai.local.mail;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail that was caught.
 *
 * @param id sorts by arrival
 * @param to whom SMTP was told to deliver to, whatever the headers say
 * @param text the first plain text in it
 * @param html the first HTML in it
 */
record Mail(
    String id,
    String from,
    List<String> to,
    String subject,
    Instant receivedAt,
    List<Header> headers,
    @Nullable String text,
    @Nullable String html) {

  /** With encoded words decoded. */
  record Header(String name, String value) {}

  boolean isTo(String address) {
    return to.stream().anyMatch(address::equalsIgnoreCase);
  }
}
