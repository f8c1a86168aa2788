package com.onelastai.local.mail;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Mail as a process: {@code MailProcess <SMTP port> <page's port> <data directory>}. */
public final class MailProcess {

  private static final Logger log = LoggerFactory.getLogger(MailProcess.class);
  private static final int KEPT_MAILS = 1_000;

  private MailProcess() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    int smtpPort = Integer.parseInt(args[0]);
    int pagePort = Integer.parseInt(args[1]);
    Mailbox mailbox = new Mailbox(Path.of(args[2]), KEPT_MAILS, Clock.systemUTC());
    CatchingSmtpServer.start(smtpPort, mailbox);
    // Its page is what the process is known healthy by, so it comes last.
    MailServer.start(pagePort, mailbox);
    log.info("Mail is caught on 127.0.0.1:{} and shown on http://127.0.0.1:{}", smtpPort, pagePort);
  }
}
