package com.onelastai.support.mail;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** A part of a queued mail. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = MailPart.Paragraph.class, name = "paragraph"),
  @JsonSubTypes.Type(value = MailPart.Fact.class, name = "fact"),
  @JsonSubTypes.Type(value = MailPart.Link.class, name = "link"),
  @JsonSubTypes.Type(value = MailPart.SignedLink.class, name = "signed-link")
})
public sealed interface MailPart {

  record Paragraph(String text) implements MailPart {}

  /** A line such as {@code Time: Monday, 10:00}. */
  record Fact(String label, String value) implements MailPart {}

  /**
   * @param path at the frontend, beginning with a slash
   */
  record Link(String label, String path) implements MailPart {}

  /** A link with {@code ?token=}, which is signed when the mail is sent: no event has a token. */
  record SignedLink(String label, String path, String purpose, String subject)
      implements MailPart {}
}
