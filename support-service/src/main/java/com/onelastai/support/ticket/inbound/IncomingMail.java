package com.onelastai.support.ticket.inbound;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail that came in.
 *
 * @param id the Message-ID, or a hash of the mail if it has none
 * @param from the only sender, in lower case; null if there is none, or several
 * @param recipients all addresses to which it may have been sent
 * @param automatic whether no person has written it now
 * @param text what its writer has added
 */
record IncomingMail(
    String id,
    @Nullable String from,
    List<String> recipients,
    boolean automatic,
    String text,
    List<Attachment> attachments) {

  /** A file in a mail. */
  record Attachment(String name, byte[] content) {}
}
