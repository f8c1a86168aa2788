package com.onelastai.support.ticket.inbound;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the headers of a mail, which may be broken. */
final class MailHeaders {

  private static final Set<String> AUTOMATIC_PRECEDENCE =
      Set.of("bulk", "junk", "list", "auto_reply");

  /** Those who send such mails to everybody, or ask others not to answer them. */
  private static final List<String> AUTOMATIC =
      List.of("X-Auto-Response-Suppress", "X-Autoreply", "X-Autorespond", "X-Loop", "List-Id");

  private static final List<String> SYSTEM_SENDERS = List.of("mailer-daemon@", "postmaster@");
  private static final List<String> RECIPIENTS =
      List.of("To", "Cc", "Delivered-To", "X-Original-To", "X-Forwarded-To", "Envelope-To");
  private static final int MAX_RECIPIENTS = 100;

  private final MimeMessage mail;

  MailHeaders(MimeMessage mail) {
    this.mail = mail;
  }

  /** A mail that a program has sent (RFC 3834), or a bounce: an answer could start a loop. */
  boolean areAutomatic() throws MessagingException {
    String submitted = first("Auto-Submitted");
    String precedence = first("Precedence");
    String from = from();
    return (submitted != null && !submitted.startsWith("no"))
        || (precedence != null && AUTOMATIC_PRECEDENCE.contains(precedence))
        || "<>".equals(first("Return-Path"))
        || mail.isMimeType("multipart/report")
        || has(AUTOMATIC)
        || (from != null && SYSTEM_SENDERS.stream().anyMatch(from::startsWith));
  }

  private boolean has(List<String> names) throws MessagingException {
    for (String name : names) {
      if (first(name) != null) {
        return true;
      }
    }
    return false;
  }

  /** The only sender; null if there is none, or several. */
  @Nullable String from() throws MessagingException {
    List<String> senders = addresses("From");
    return senders.size() == 1 ? senders.getFirst() : null;
  }

  List<String> recipients() throws MessagingException {
    List<String> found = new ArrayList<>();
    for (String name : RECIPIENTS) {
      found.addAll(addresses(name));
    }
    return found.stream().distinct().limit(MAX_RECIPIENTS).toList();
  }

  private List<String> addresses(String name) throws MessagingException {
    String line = mail.getHeader(name, ",");
    if (line == null) {
      return List.of();
    }
    try {
      List<String> found = new ArrayList<>();
      for (InternetAddress address : InternetAddress.parseHeader(line, false)) {
        found.add(address.getAddress().toLowerCase(Locale.ROOT));
      }
      return found;
    } catch (AddressException | NullPointerException broken) {
      return List.of();
    }
  }

  private @Nullable String first(String name) throws MessagingException {
    String[] values = mail.getHeader(name);
    return values == null ? null : values[0].strip().toLowerCase(Locale.ROOT);
  }
}
