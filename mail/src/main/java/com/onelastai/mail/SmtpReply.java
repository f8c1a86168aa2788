package com.onelastai.mail;

import jakarta.mail.MessagingException;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;

/**
 * A server's reply to one mail; excludes replies that concern every mail, such as a failed login or
 * a shutdown.
 */
record SmtpReply(int code) {

  private static final int CLOSING = 421;

  static Optional<SmtpReply> of(MailException failure) {
    if (!(failure instanceof MailSendException sending)) {
      return Optional.empty();
    }
    return Arrays.stream(sending.getMessageExceptions())
        .map(SmtpReply::code)
        .filter(code -> code > 0 && code != CLOSING)
        .findFirst()
        .map(SmtpReply::new);
  }

  boolean isPermanent() {
    return code >= 500;
  }

  /** 0 if there is no reply. */
  private static int code(Exception failure) {
    for (Exception e = failure;
        e instanceof MessagingException mailing;
        e = mailing.getNextException()) {
      if (e instanceof SMTPAddressFailedException address) {
        return address.getReturnCode();
      }
      if (e instanceof SMTPSendFailedException sending && !isAboutTheSender(sending)) {
        return sending.getReturnCode();
      }
    }
    return 0;
  }

  private static boolean isAboutTheSender(SMTPSendFailedException failure) {
    return failure.getCommand().startsWith("MAIL");
  }
}
