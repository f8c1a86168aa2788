package com.onelastai.tools.test;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** How name servers answer from zones. */
public final class DnsAnswers {

  private static final int MAX_ALIASES = 10;

  private DnsAnswers() {}

  /** A server that has only these zones, and refers to those below them. */
  public static UnaryOperator<Message> authoritative(DnsZone... zones) {
    return query -> answer(query, Arrays.asList(zones), false);
  }

  /** A server that finds the answer for its clients. */
  public static UnaryOperator<Message> recursive(DnsZone... zones) {
    return query -> answer(query, Arrays.asList(zones), true);
  }

  private static Message answer(Message query, List<DnsZone> zones, boolean recursive) {
    Record question = query.getQuestion();
    Message response = new Message(query.getHeader().getID());
    response.getHeader().setFlag(Flags.QR);
    response.addRecord(question, Section.QUESTION);
    if (query.getHeader().getFlag(Flags.RD)) {
      response.getHeader().setFlag(Flags.RD);
    }
    OPTRecord options = query.getOPT();
    boolean dnssec = options != null && (options.getFlags() & ExtendedFlags.DO) != 0;
    if (options != null) {
      response.addRecord(
          new OPTRecord(4096, 0, 0, dnssec ? ExtendedFlags.DO : 0), Section.ADDITIONAL);
    }
    if (recursive) {
      response.getHeader().setFlag(Flags.RA);
    }
    fill(response, question, zones, dnssec, recursive);
    return response;
  }

  private static void fill(
      Message response, Record question, List<DnsZone> zones, boolean dnssec, boolean recursive) {
    Name name = question.getName();
    for (int aliases = 0; name != null && aliases < MAX_ALIASES; aliases++) {
      DnsZone zone = zoneOf(name, question.getType(), zones);
      if (zone == null) {
        response.getHeader().setRcode(Rcode.REFUSED);
        return;
      }
      DnsZone.Known known = zone.find(name, question.getType());
      response.getHeader().setRcode(known.code());
      if (known.authoritative() && !recursive) {
        response.getHeader().setFlag(Flags.AA);
      }
      add(response, Section.ANSWER, known.answer(), dnssec);
      add(response, Section.AUTHORITY, known.authority(), dnssec);
      add(response, Section.ADDITIONAL, known.glue(), dnssec);
      name = recursive && question.getType() != Type.CNAME ? known.alias() : null;
    }
  }

  /** The zone that is nearest; a DS record is the parent's. */
  private static @Nullable DnsZone zoneOf(Name name, int type, List<DnsZone> zones) {
    return zones.stream()
        .filter(zone -> name.subdomain(zone.origin()))
        .filter(zone ->
            type != Type.DS || !name.equals(zone.origin()) || zone.origin().equals(Name.root))
        .max(Comparator.comparing(zone -> zone.origin().labels()))
        .orElse(null);
  }

  private static void add(Message response, int section, List<RRset> sets, boolean dnssec) {
    for (RRset set : sets) {
      if (set.getType() == Type.NSEC && !dnssec && section == Section.AUTHORITY) {
        continue;
      }
      set.rrs(false).forEach(record -> response.addRecord(record, section));
      if (dnssec) {
        set.sigs().forEach(record -> response.addRecord(record, section));
      }
    }
  }
}
