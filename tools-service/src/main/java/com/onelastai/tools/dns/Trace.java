package com.onelastai.tools.dns;

import com.onelastai.tools.connect.HostName;
import com.onelastai.tools.connect.Hosts;
import com.onelastai.tools.connect.NameServers;
import com.onelastai.tools.dns.DnsAdvancedResult.TraceStep;
import com.onelastai.tools.tool.ToolFailedException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Asks the servers of each zone from the root on, as a resolver does (RFC 1034, 5.3.3). */
@Component
class Trace {

  private static final int MAX_ZONES = 16;
  private static final int SERVERS_OF_A_ZONE = 3;

  /**
   * A server of a zone.
   *
   * @param address null if the parent zone does not say it
   */
  private record Server(String name, @Nullable InetAddress address) {}

  private final Hosts hosts;
  private final NameServers nameServers;
  private final List<Server> rootServers;

  Trace(Hosts hosts, NameServers nameServers, DnsProperties properties) {
    this.hosts = hosts;
    this.nameServers = nameServers;
    this.rootServers =
        properties.rootServers().stream()
            .map(address -> new Server(address, InetAddress.ofLiteral(address)))
            .toList();
  }

  List<TraceStep> follow(Name name, int type) {
    List<TraceStep> steps = new ArrayList<>();
    Name zone = Name.root;
    List<Server> servers = rootServers;
    for (int zones = 0; zones < MAX_ZONES; zones++) {
      Message reply = askOneOf(servers, zone, Exchange.question(name, type), steps);
      Name next = reply == null ? null : referral(reply, zone, name);
      if (reply == null || next == null) {
        return steps;
      }
      servers = serversOf(next, reply);
      zone = next;
    }
    throw new ToolFailedException("The way from the root has more than 16 zones.");
  }

  /** The first reply; null if none of them answers. */
  private @Nullable Message askOneOf(
      List<Server> servers, Name zone, Message question, List<TraceStep> steps) {
    question.getHeader().unsetFlag(Flags.RD);
    for (Server server : servers.stream().limit(SERVERS_OF_A_ZONE).toList()) {
      Message reply = ask(server, zone, question, steps);
      if (reply != null) {
        return reply;
      }
    }
    return null;
  }

  private @Nullable Message ask(Server server, Name zone, Message question, List<TraceStep> steps) {
    InetAddress address = server.address();
    try {
      if (address == null) {
        address = hosts.resolve(HostName.parse(server.name())).getFirst();
      }
      Exchange exchange = Exchange.await(Exchange.send(nameServers.at(address), question));
      steps.add(step(server, zone, address, exchange));
      return exchange.reply();
    } catch (ToolFailedException | IllegalArgumentException unreachable) {
      steps.add(
          new TraceStep(
              zone.toString(),
              server.name(),
              null,
              null,
              String.valueOf(unreachable.getMessage()),
              List.of(),
              0));
      return null;
    }
  }

  private static TraceStep step(Server server, Name zone, InetAddress address, Exchange exchange) {
    Message reply = exchange.reply();
    List<DnsRecord> records =
        reply == null
            ? List.of()
            : DnsRecord.of(
                reply,
                reply.getSection(Section.ANSWER).isEmpty() ? Section.AUTHORITY : Section.ANSWER);
    return new TraceStep(
        zone.toString(),
        server.name(),
        address.getHostAddress(),
        reply == null ? null : Rcode.string(reply.getRcode()),
        reply == null ? "no answer" : null,
        records,
        exchange.milliseconds());
  }

  /** The zone below this one to which the server refers; null if it answers itself. */
  private static @Nullable Name referral(Message reply, Name zone, Name name) {
    if (!reply.getSection(Section.ANSWER).isEmpty() || reply.getHeader().getFlag(Flags.AA)) {
      return null;
    }
    return serverRecords(reply)
        .map(Record::getName)
        .filter(next -> next.subdomain(zone) && !next.equals(zone) && name.subdomain(next))
        .findFirst()
        .orElse(null);
  }

  private static List<Server> serversOf(Name zone, Message reply) {
    return serverRecords(reply)
        .filter(server -> server.getName().equals(zone))
        .map(server -> new Server(server.getTarget().toString(), glue(server, reply)))
        .toList();
  }

  private static Stream<NSRecord> serverRecords(Message reply) {
    return reply.getSection(Section.AUTHORITY).stream()
        .filter(NSRecord.class::isInstance)
        .map(NSRecord.class::cast);
  }

  private static @Nullable InetAddress glue(NSRecord server, Message reply) {
    return reply.getSection(Section.ADDITIONAL).stream()
        .filter(record -> record.getType() == Type.A)
        .filter(record -> record.getName().equals(server.getTarget()))
        .map(record -> ((ARecord) record).getAddress())
        .findFirst()
        .orElse(null);
  }
}
