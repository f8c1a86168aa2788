package com.onelastai.auth.mail;

import jakarta.mail.MessagingException;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;

/**
 * What a server answered to one mail; not what it answers to every mail, such as that it knows us
 * not or is about to close.
 */
record SmtpReply(int code) {

  private static final int CLOSING = 421;

  static Optional<SmtpReply> toTheMail(MailException failure) {
    if (!(failure instanceof MailSendException sending)) {
      return Optional.empty();
    }
    return Arrays.stream(sending.getMessageExceptions())
        .map(SmtpReply::code)
        .filter(code -> code > 0 && code != CLOSING)
        .findFirst()
        .map(SmtpReply::new);
  }

  boolean isForGood() {
    return code >= 500;
  }

  /** 0 if there is none. */
  private static int code(Exception failure) {
    for (Exception e = failure;
        e instanceof MessagingException mailing;
        e = mailing.getNextException()) {
      if (e instanceof SMTPAddressFailedException address) {
        return address.getReturnCode();
      }
      if (e instanceof SMTPSendFailedException sending && !isToTheSender(sending)) {
        return sending.getReturnCode();
      }
    }
    return 0;
  }

  private static boolean isToTheSender(SMTPSendFailedException failure) {
    return failure.getCommand().startsWith("MAIL");
  }
}
