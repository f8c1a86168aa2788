package com.onelastai.tools.whois;

import com.onelastai.tools.connect.Connection;
import com.onelastai.tools.connect.Connector;
import com.onelastai.tools.connect.HostName;
import com.onelastai.tools.tool.ToolFailedException;
import com.onelastai.tools.whois.Query.Kind;
import com.onelastai.tools.whois.WhoisInput.Protocol;
import com.onelastai.tools.whois.WhoisResult.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks by whois (RFC 3912): first the server that knows the others, then those that are named. */
@Component
class Whois {

  private static final int MAX_SERVERS = 4;
  private static final int MAX_REPLY = 200_000;
  private static final Duration LIMIT = Duration.ofSeconds(8);

  private final Connector connector;
  private final WhoisProperties properties;

  Whois(Connector connector, WhoisProperties properties) {
    this.connector = connector;
    this.properties = properties;
  }

  /**
   * @throws NotRegisteredException if the registry has nothing under it
   * @throws ToolFailedException if the first server gives no answer
   */
  WhoisResult ask(Query query) {
    List<Reply> replies = new ArrayList<>();
    String server = properties.server();
    while (server != null && replies.size() < MAX_SERVERS) {
      Reply reply = ask(server, query, replies.isEmpty());
      if (reply == null || (replies.size() > 1 && WhoisReader.saysNothing(reply.text()))) {
        break;
      }
      replies.add(reply);
      server = next(reply, replies);
    }
    Reply last = replies.getLast();
    if (WhoisReader.saysNothing(last.text())) {
      throw new NotRegisteredException(query, Protocol.WHOIS, last.server());
    }
    return new WhoisResult(
        query.toString(),
        query.kind(),
        Protocol.WHOIS,
        last.server(),
        WhoisReader.read(replies),
        replies);
  }

  /** Null at the end and where it would go in a circle. */
  private static @Nullable String next(Reply reply, List<Reply> asked) {
    String next = WhoisReader.referral(reply.text());
    return asked.stream().anyMatch(each -> each.server().equals(next)) ? null : next;
  }

  /** Null if a server to which another one refers gives no answer: what is known is enough. */
  private @Nullable Reply ask(String server, Query query, boolean needed) {
    try {
      return new Reply(server, exchange(HostName.parse(server), question(server, query)));
    } catch (ToolFailedException | IllegalArgumentException | IOException unanswered) {
      if (needed) {
        throw new ToolFailedException(server + " gives no answer over whois.");
      }
      return null;
    }
  }

  /** Some servers answer with much more, or in another encoding, unless they are told. */
  private static String question(String server, Query query) {
    return switch (server) {
      case "whois.arin.net" -> (query.kind() == Kind.ADDRESS ? "n + " : "a + ") + query.text();
      case "whois.denic.de" -> "-T dn,ace " + query;
      default -> query.toString();
    };
  }

  private String exchange(HostName server, String question) throws IOException {
    try (Connection connection = connector.connect(server, properties.port(), LIMIT)) {
      connection.out().write((question + "\r\n").getBytes(StandardCharsets.US_ASCII));
      connection.out().flush();
      return decode(read(connection.in()));
    }
  }

  private static byte[] read(InputStream in) throws IOException {
    long end = System.nanoTime() + LIMIT.toNanos();
    byte[] reply = new byte[MAX_REPLY];
    int length = 0;
    while (length < MAX_REPLY && System.nanoTime() < end) {
      int read = in.read(reply, length, MAX_REPLY - length);
      if (read < 0) {
        break;
      }
      length += read;
    }
    return Arrays.copyOf(reply, length);
  }

  private static String decode(byte[] reply) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(reply)).toString();
    } catch (CharacterCodingException older) {
      return new String(reply, StandardCharsets.ISO_8859_1);
    }
  }
}
