package com.onelastai.tools.dns;

import com.onelastai.tools.connect.HostName;
import com.onelastai.tools.connect.Hosts;
import com.onelastai.tools.connect.HttpAddress;
import com.onelastai.tools.connect.HttpAnswer;
import com.onelastai.tools.connect.HttpCall;
import com.onelastai.tools.connect.HttpFetcher;
import com.onelastai.tools.connect.NameServers;
import com.onelastai.tools.dns.DnsAdvancedResult.ServerAnswer;
import com.onelastai.tools.tool.ToolFailedException;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;

/** Asks name servers that the caller chose. */
@Component
class ServerCheck {

  /** RFC 8484. */
  private static final String DNS_MESSAGE = "application/dns-message";

  private final Hosts hosts;
  private final NameServers nameServers;
  private final HttpFetcher http;

  ServerCheck(Hosts hosts, NameServers nameServers, HttpFetcher http) {
    this.hosts = hosts;
    this.nameServers = nameServers;
    this.http = http;
  }

  /** All at the same time; a server that cannot be asked is said with its reason. */
  List<ServerAnswer> ask(List<String> servers, Name name, RecordType type) {
    List<HostName> chosen = servers.stream().map(server -> HostName.of("servers", server)).toList();
    List<Supplier<ServerAnswer>> sent =
        chosen.stream().map(server -> send(server, name, type)).toList();
    return sent.stream().map(Supplier::get).toList();
  }

  private Supplier<ServerAnswer> send(HostName server, Name name, RecordType type) {
    try {
      InetAddress address = hosts.resolve(server).getFirst();
      CompletableFuture<Exchange> sent =
          Exchange.send(nameServers.at(address), Exchange.question(name, type.number()));
      return () -> answer(server.text(), address.getHostAddress(), Exchange.await(sent));
    } catch (ToolFailedException unreachable) {
      return () ->
          new ServerAnswer(
              server.text(), null, null, unreachable.getMessage(), false, List.of(), 0);
    }
  }

  private static ServerAnswer answer(String server, @Nullable String address, Exchange exchange) {
    Message reply = exchange.reply();
    return reply == null
        ? new ServerAnswer(
            server, address, null, "no answer", false, List.of(), exchange.milliseconds())
        : new ServerAnswer(
            server,
            address,
            Rcode.string(reply.getRcode()),
            null,
            reply.getHeader().getFlag(Flags.AA),
            DnsRecord.of(reply, Section.ANSWER),
            exchange.milliseconds());
  }

  ServerAnswer ask(HttpAddress url, Name name, RecordType type) {
    Message question = Exchange.question(name, type.number());
    // The same question is the same request, so that it can be cached.
    question.getHeader().setID(0);
    long start = System.nanoTime();
    HttpAnswer answer =
        http.fetch(
            new HttpCall(
                "POST",
                url,
                Map.of("Content-Type", DNS_MESSAGE, "Accept", DNS_MESSAGE),
                question.toWire(),
                0));
    long milliseconds = Duration.ofNanos(System.nanoTime() - start).toMillis();
    return answer(url.toString(), null, new Exchange(message(answer), milliseconds));
  }

  private static Message message(HttpAnswer answer) {
    String type = answer.header("Content-Type");
    if (answer.status() != 200 || type == null || !type.startsWith(DNS_MESSAGE)) {
      throw new ToolFailedException(
          "%s offers no DNS over HTTPS: it answered %d with the type %s."
              .formatted(answer.url(), answer.status(), type));
    }
    try {
      return new Message(answer.body());
    } catch (IOException malformed) {
      throw new ToolFailedException(answer.url() + " answered with a malformed DNS message.");
    }
  }

  /** Whatever their order and how long they may be kept. */
  static boolean same(List<ServerAnswer> answers) {
    return answers.stream()
            .filter(answer -> answer.status() != null)
            .map(answer -> answer.status() + data(answer))
            .distinct()
            .count()
        <= 1;
  }

  private static Set<String> data(ServerAnswer answer) {
    return answer.records().stream()
        .map(record -> record.name() + " " + record.type() + " " + record.data())
        .collect(Collectors.toCollection(java.util.TreeSet::new));
  }
}
