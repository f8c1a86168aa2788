package com.onelastai.mail.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * An SMTP server that keeps its mails, started once per run and shared by all test classes:
 * {@code @ContextConfiguration(initializers = MailServer.class)}. It refuses recipients called
 * {@code refused} for good and those called {@code later} for now.
 */
public final class MailServer
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final int PORT = freePort();
  private static GreenMail running = start();

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    TestPropertyValues.of("spring.mail.host=127.0.0.1", "spring.mail.port=" + PORT)
        .applyTo(context);
  }

  /** The mails that this address got, the oldest first. */
  public static List<Mail> mailsTo(String address) {
    return Arrays.stream(running.getReceivedMessages())
        .map(Mail::new)
        .filter(mail -> mail.recipient().equals(address))
        .toList();
  }

  /** Waits for this number of mails to an address, and asserts that there are no more. */
  public static List<Mail> mailsTo(String address, int count) {
    await().until(() -> mailsTo(address).size() >= count);
    assertThat(mailsTo(address)).hasSize(count);
    return mailsTo(address);
  }

  public static int port() {
    return PORT;
  }

  /** Stops the server; its mails are lost. */
  public static void stop() {
    running.stop();
  }

  public static void restart() {
    running = start();
  }

  private static GreenMail start() {
    GreenMail server = new Choosy();
    server.start();
    return server;
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Choosy extends GreenMail {

    Choosy() {
      super(new ServerSetup(PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    }

    @Override
    protected Map<String, AbstractServer> createServices(ServerSetup[] config, Managers all) {
      Managers choosy =
          new Managers() {
            @Override
            public SmtpManager getSmtpManager() {
              return new Recipients(all);
            }
          };
      return Map.of(ServerSetup.PROTOCOL_SMTP, new SmtpServer(config[0], choosy));
    }
  }

  private static final class Recipients extends SmtpManager {

    Recipients(Managers managers) {
      super(managers.getImapHostManager(), managers.getUserManager());
    }

    @Override
    public @Nullable String checkRecipient(SmtpState state, MailAddress recipient) {
      return switch (recipient.getEmail().split("@")[0]) {
        case "refused" -> "550 5.1.1 no such user";
        case "later" -> "450 4.1.2 no such domain";
        default -> null;
      };
    }
  }
}
