package com.onelastai.tools.dns;

import com.onelastai.tools.connect.NameServers;
import com.onelastai.tools.dns.DnsAdvancedResult.Dnssec;
import com.onelastai.tools.dns.DnsAdvancedResult.Status;
import com.onelastai.tools.dns.DnsAdvancedResult.ZoneLink;
import com.onelastai.tools.tool.ToolFailedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;
import org.xbill.DNS.dnssec.ValidatingResolver;

/** Validates an answer, and each zone from the root to it. */
@Component
class DnssecCheck {

  private static final int MAX_ZONES = 10;
  private static final int UDP_SIZE = 1232;

  private final NameServers nameServers;
  private final DnsProperties properties;

  DnssecCheck(NameServers nameServers, DnsProperties properties) {
    this.nameServers = nameServers;
    this.properties = properties;
  }

  Dnssec check(Name name, int type) {
    ValidatingResolver resolver =
        withAnchors(new UncheckedReplies(nameServers.own()), properties.trustAnchors());
    Message reply = ask(resolver, name, type);
    return new Dnssec(
        status(reply),
        reason(reply),
        Rcode.string(reply.getRcode()),
        DnssecRecords.plain(reply),
        DnssecRecords.signatures(reply),
        chain(resolver, name));
  }

  /** With a memory of its own, so that a run sees the zones as they are now. */
  static ValidatingResolver withAnchors(Resolver replies, Resource trustAnchors) {
    ValidatingResolver resolver = new ValidatingResolver(replies);
    try (InputStream anchors = trustAnchors.getInputStream()) {
      resolver.loadTrustAnchors(anchors);
      return resolver;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Message ask(ValidatingResolver resolver, Name name, int type) {
    Message question = Exchange.question(name, type);
    question.addRecord(new OPTRecord(UDP_SIZE, 0, 0, ExtendedFlags.DO), Section.ADDITIONAL);
    Message reply = Exchange.await(Exchange.send(resolver, question)).reply();
    if (reply == null) {
      throw new ToolFailedException("The name servers gave no answer for " + name + ".");
    }
    return reply;
  }

  private List<ZoneLink> chain(ValidatingResolver resolver, Name name) {
    List<ZoneLink> chain = new ArrayList<>();
    int labels = name.labels() - 1;
    for (int depth = 0; depth <= Math.min(labels, MAX_ZONES); depth++) {
      Name zone = new Name(name, labels - depth);
      Message keys = ask(resolver, zone, Type.DNSKEY);
      if (isZone(zone, keys)) {
        chain.add(link(resolver, zone, keys));
      }
    }
    return chain;
  }

  private static ZoneLink link(ValidatingResolver resolver, Name zone, Message keys) {
    Message delegations = zone.equals(Name.root) ? keys : ask(resolver, zone, Type.DS);
    return new ZoneLink(
        zone.toString(),
        status(keys),
        reason(keys),
        DnssecRecords.delegations(delegations),
        DnssecRecords.keys(keys));
  }

  /** It has keys, or says itself that it has none; and what is forged may be one. */
  private static boolean isZone(Name name, Message keys) {
    return keys.getRcode() == Rcode.SERVFAIL
        || keys.getSection(Section.ANSWER).stream()
            .anyMatch(record -> record.getType() == Type.DNSKEY && record.getName().equals(name))
        || keys.getSection(Section.AUTHORITY).stream()
            .anyMatch(record -> record.getType() == Type.SOA && record.getName().equals(name));
  }

  private static Status status(Message reply) {
    if (reply.getHeader().getFlag(Flags.AD)) {
      return Status.SECURE;
    }
    return reply.getRcode() == Rcode.SERVFAIL ? Status.BOGUS : Status.INSECURE;
  }

  /** The validator writes it into the reply. */
  private static @Nullable String reason(Message reply) {
    return reply.getSection(Section.ADDITIONAL).stream()
        .filter(TXTRecord.class::isInstance)
        .filter(record -> record.getDClass() == ValidatingResolver.VALIDATION_REASON_QCLASS)
        .map(record -> String.join("", ((TXTRecord) record).getStrings()))
        .findFirst()
        .orElse(null);
  }
}
