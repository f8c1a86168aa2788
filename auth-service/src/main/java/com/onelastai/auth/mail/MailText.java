package com.onelastai.auth.mail;

import java.util.List;

/** What a mail says, before it becomes plain text and HTML. */
record MailText(String subject, List<Part> parts) {

  MailText(String subject, Part... parts) {
    this(subject, List.of(parts));
  }

  sealed interface Part permits Paragraph, Fact, Link {}

  record Paragraph(String text) implements Part {}

  /** A line such as {@code Device: Firefox on Linux}. */
  record Fact(String label, String value) implements Part {}

  record Link(String label, String address) implements Part {}
}
