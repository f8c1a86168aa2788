package com.onelastai.local.mail;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Takes mail for everybody and keeps it; a sender has its 250 only when the mail is on disk. */
final class CatchingSmtpServer {

  private static final long START_MILLIS = 10_000;

  private CatchingSmtpServer() {}

  static SmtpServer start(int port, Mailbox mailbox) throws IOException, InterruptedException {
    ServerSetup setup = new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    SmtpServer server = new SmtpServer(setup, new Catching(mailbox));
    server.startService();
    if (!server.waitTillRunning(START_MILLIS)) {
      throw new IOException("SMTP does not listen on port " + port);
    }
    return server;
  }

  /** GreenMail would keep what it delivers in memory, in a mailbox for each address. */
  private static final class Catching extends Managers {

    private final SmtpManager smtp;

    private Catching(Mailbox mailbox) {
      smtp =
          new SmtpManager(getImapHostManager(), getUserManager()) {
            @Override
            public synchronized void send(SmtpState state) {
              keep(state, mailbox);
            }
          };
    }

    @Override
    public SmtpManager getSmtpManager() {
      return smtp;
    }
  }

  private static void keep(SmtpState state, Mailbox mailbox) {
    try {
      mailbox.add((id, receivedAt) -> {
        try {
          return MailReader.read(id, receivedAt, state.getMessage());
        } catch (MessagingException e) {
          throw new IOException(e);
        }
      });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
