package com.onelastai.local.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.smtp.SmtpServer;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From SMTP to the page, with ordinary, hostile and broken mails. */
class CaughtMailTest {

  private static final String HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&";

  @TempDir private Path directory;
  @AutoClose private final HttpClient client = HttpClient.newHttpClient();

  @AutoClose("stopService")
  private SmtpServer smtp;

  private HttpServer page;

  @BeforeEach
  void start() throws Exception {
    Mailbox mailbox = new Mailbox(directory, 100, Clock.systemUTC());
    smtp = MailProcess.startSmtp(freePort(), mailbox);
    page = MailServer.start(0, mailbox);
  }

  @AfterEach
  void stop() {
    page.stop(0);
  }

  @Test
  void mailIsReadAsJsonByItsRecipient() throws Exception {
    send("ada@example.com", "Grüße", "Hello Ada\n", "<p>Hello <b>Ada</b></p>");
    send("bob@example.com", "Second", "Hello Bob\n", "<p>Hello</p>");

    JsonNode mails = json("/api/messages?to=Ada%40example.com");
    assertThat(mails).hasSize(1);
    JsonNode mail = mails.get(0);
    assertThat(mail.at("/to/0").asString()).isEqualTo("ada@example.com");
    assertThat(mail.at("/text").asString().strip()).isEqualTo("Hello Ada");
    assertThat(List.of("from", "subject", "html"))
        .extracting(field -> mail.get(field).asString())
        .containsExactly("OneLastAI <no-reply@example.com>", "Grüße", "<p>Hello <b>Ada</b></p>");
    assertThat(json("/api/messages/" + mail.at("/id").asString())).isEqualTo(mail);
    assertThat(json("/api/messages").findValuesAsString("subject"))
        .containsExactly("Second", "Grüße");
  }

  @Test
  void contentOfAMailIsEscapedOnEveryPage() throws Exception {
    send("ada@example.com", HOSTILE, HOSTILE, HOSTILE);

    String id = json("/api/messages").at("/0/id").asString();
    for (String path : List.of("/", "/messages/" + id)) {
      assertThat(get(path).body())
          .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "&quot;&#39;&amp;")
          .doesNotContain("<script", "<img");
    }
  }

  @Test
  void htmlOfAMailCannotRunScriptsOrLoadResources() throws Exception {
    send("ada@example.com", "Hi", "Hi", HOSTILE);

    String path = "/messages/" + json("/api/messages").at("/0/id").asString();
    assertThat(get(path).body())
        .contains("src=\"" + path + "/html\"")
        .contains("sandbox=\"allow-popups allow-popups-to-escape-sandbox\"");
    HttpResponse<String> html = get(path + "/html");
    assertThat(html.body()).contains(HOSTILE);
    assertThat(html.headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none';")
        .doesNotContain("allow-scripts", "allow-same-origin", "http");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Subject: kept\r\n\r\nplain",
        "Subject: kept\r\nContent-Type: text/plain; charset=no-such\r\n\r\nplain",
        "Subject: kept\r\nContent-Type: text/plain; charset=\"?/?\"\r\n\r\nplain",
        "Subject: kept\r\nContent-Type: nonsense\r\n\r\nplain",
        "Subject: kept\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\nno boundary here",
        "Subject: kept\r\nContent-Transfer-Encoding: no-such\r\n\r\nplain",
        "Subject: kept\r\nContent-Transfer-Encoding: base64\r\n\r\n%%%",
        "Subject: =?utf-8?B?a2VwdA==?=\r\nFrom: <<>>@@\r\nTo: \0\r\n\r\nplain",
        "Subject: kept\r\n",
      })
  void brokenMailIsKeptAndShown(String mail) throws Exception {
    deliver(mail);

    JsonNode kept = json("/api/messages").get(0);
    assertThat(kept.at("/subject").asString()).isEqualTo("kept");
    assertThat(get("/messages/" + kept.at("/id").asString()).statusCode()).isEqualTo(200);
  }

  @Test
  void nestedMultipartsAreReadUpToALimit() throws Exception {
    StringBuilder mail = new StringBuilder("Subject: deep\r\n");
    for (int i = 0; i < 2_000; i++) {
      mail.append("Content-Type: multipart/mixed; boundary=b%1$d\r\n\r\n--b%1$d\r\n".formatted(i));
    }
    deliver(mail.toString());

    assertThat(json("/api/messages").at("/0/subject").asString()).isEqualTo("deep");
  }

  @Test
  void pageExplainsThatMailsAreNotSent() throws Exception {
    assertThat(get("/").body()).contains("never leaves it").contains("There is none yet.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/messages/0000000000001",
        "/api/messages/x",
        "/api/messages/..%2f..%2fsecret",
        "/other"
      })
  void missingMailGives404(String path) throws Exception {
    assertThat(get(path).statusCode()).isEqualTo(404);
  }

  @Test
  void otherHostNamesAreRefused() throws Exception {
    String answer =
        exchange(page.getAddress().getPort(), "GET / HTTP/1.0\r\nHost: evil.example\r\n\r\n");
    assertThat(answer).contains(" 403 ");
  }

  private void send(String to, String subject, String text, String html) throws MessagingException {
    Properties settings = new Properties();
    settings.setProperty("mail.smtp.host", "127.0.0.1");
    settings.setProperty("mail.smtp.port", String.valueOf(smtp.getPort()));
    MimeMessage message = new MimeMessage(Session.getInstance(settings));
    message.setFrom(new InternetAddress("OneLastAI <no-reply@example.com>"));
    message.setRecipient(RecipientType.TO, new InternetAddress(to));
    message.setSubject(subject, "UTF-8");
    MimeBodyPart plain = new MimeBodyPart();
    plain.setText(text, "UTF-8");
    MimeBodyPart rich = new MimeBodyPart();
    rich.setText(html, "UTF-8", "html");
    message.setContent(new MimeMultipart("alternative", plain, rich));
    Transport.send(message);
  }

  /** As its sender wrote it, which no mail library would. */
  private void deliver(String mail) throws IOException {
    String dialogue = "HELO x\r\nMAIL FROM:<a@example.com>\r\nRCPT TO:<b@example.com>\r\nDATA\r\n";
    assertThat(exchange(smtp.getPort(), dialogue + mail + "\r\n.\r\nQUIT\r\n")).contains("250 OK");
  }

  private static String exchange(int port, String sent) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(sent.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private JsonNode json(String path) throws Exception {
    return JsonMapper.shared().readTree(get(path).body());
  }

  private HttpResponse<String> get(String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + page.getAddress().getPort() + path);
    return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }
}
