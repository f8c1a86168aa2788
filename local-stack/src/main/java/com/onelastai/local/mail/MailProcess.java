package com.onelastai.local.mail;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Mail as a process: {@code MailProcess <SMTP port> <page's port> <data directory>}. */
public final class MailProcess {

  private static final Logger log = LoggerFactory.getLogger(MailProcess.class);
  private static final long SMTP_STARTS_WITHIN_MILLIS = 10_000;
  private static final int MAX_MAILS = 5_000;

  private MailProcess() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    int smtpPort = Integer.parseInt(args[0]);
    int pagePort = Integer.parseInt(args[1]);
    Mailbox mailbox = new Mailbox(Path.of(args[2]), MAX_MAILS, Clock.systemUTC());
    startSmtp(smtpPort, mailbox);
    // Started last: the health check requests the page.
    MailServer.start(pagePort, mailbox);
    log.info("Mail is caught on 127.0.0.1:{} and shown on http://127.0.0.1:{}", smtpPort, pagePort);
  }

  static SmtpServer startSmtp(int port, Mailbox mailbox) throws IOException, InterruptedException {
    ServerSetup setup = new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    SmtpServer server = new SmtpServer(setup, new MailboxManagers(mailbox));
    server.startService();
    if (!server.waitTillRunning(SMTP_STARTS_WITHIN_MILLIS)) {
      throw new IOException("SMTP does not listen on port " + port);
    }
    return server;
  }

  /** Replaces GreenMail's own mailboxes in memory. */
  private static final class MailboxManagers extends Managers {

    private final SmtpManager smtp;

    private MailboxManagers(Mailbox mailbox) {
      smtp =
          new SmtpManager(getImapHostManager(), getUserManager()) {
            @Override
            public synchronized void send(SmtpState state) {
              try {
                MovingMessage mail = state.getMessage();
                mailbox.add(
                    String.valueOf(mail.getReturnPath()),
                    mail.getToAddresses().stream().map(MailAddress::getEmail).sorted().toList(),
                    mail.getMessage());
              } catch (IOException | MessagingException e) {
                throw new IllegalStateException("The mail cannot be stored", e);
              }
            }
          };
    }

    @Override
    public SmtpManager getSmtpManager() {
      return smtp;
    }
  }
}
