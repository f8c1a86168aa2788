package com.onelastai.tools.test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DNSSEC;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Master;
import org.xbill.DNS.NSECRecord;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** A zone of the DNS, in the format of a master file, that can be signed with NSEC (RFC 4034). */
public final class DnsZone {

  private static final long TTL = 300;
  private static final NavigableMap<Integer, RRset> NO_TYPES = new TreeMap<>();
  private static final int KEY_SIGNING_KEY = 257;

  /** What a zone knows of a question. */
  record Known(
      int code,
      boolean authoritative,
      List<RRset> answer,
      List<RRset> authority,
      List<RRset> glue) {

    @Nullable Name alias() {
      return answer.isEmpty() || !(answer.getLast().first() instanceof CNAMERecord alias)
          ? null
          : alias.getTarget();
    }
  }

  private final Name origin;
  private final NavigableMap<Name, NavigableMap<Integer, RRset>> sets = new TreeMap<>();
  private final Map<Name, Queue<RRset>> changing = new ConcurrentHashMap<>();
  private @Nullable DNSKEYRecord key;

  private DnsZone(Name origin) {
    this.origin = origin;
  }

  /** With an SOA and a name server of its own, if these records have none. */
  public static DnsZone of(String origin, String records) {
    DnsZone zone = new DnsZone(Name.fromConstantString(origin));
    zone.add("@ IN SOA ns hostmaster 1 3600 600 86400 60");
    zone.add(records);
    if (zone.set(zone.origin, Type.NS) == null) {
      zone.add("@ IN NS ns");
    }
    return zone;
  }

  public Name origin() {
    return origin;
  }

  public DnsZone add(String records) {
    for (Record each : parse(records)) {
      typesOf(each.getName()).computeIfAbsent(each.getType(), _ -> new RRset()).addRR(each);
    }
    return this;
  }

  /** Each question for this name is answered by the next of these records, whatever its type. */
  public DnsZone change(String records) {
    for (Record each : parse(records)) {
      changing
          .computeIfAbsent(each.getName(), _ -> new ConcurrentLinkedQueue<>())
          .add(new RRset(each));
    }
    return this;
  }

  private List<Record> parse(String records) {
    List<Record> parsed = new ArrayList<>();
    try (Master master =
        new Master(
            new ByteArrayInputStream(records.getBytes(StandardCharsets.UTF_8)), origin, TTL)) {
      for (Record next = master.nextRecord(); next != null; next = master.nextRecord()) {
        parsed.add(next);
      }
    } catch (IOException malformed) {
      throw new UncheckedIOException(malformed);
    }
    return parsed;
  }

  /** Signs what it has now, for a day from an hour ago. */
  public DnsZone sign() {
    return sign(Instant.now().minus(Duration.ofHours(1)), Duration.ofDays(1));
  }

  public DnsZone sign(Instant from, Duration validity) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      KeyPair pair = generator.generateKeyPair();
      key =
          new DNSKEYRecord(
              origin,
              DClass.IN,
              TTL,
              KEY_SIGNING_KEY,
              DNSKEYRecord.Protocol.DNSSEC,
              DNSSEC.Algorithm.ECDSAP256SHA256,
              pair.getPublic());
      typesOf(origin).put(Type.DNSKEY, new RRset(key));
      addNsec();
      for (RRset set : all().filter(this::isOfThisZone).toList()) {
        set.addRR(DNSSEC.sign(set, key, pair.getPrivate(), from, from.plus(validity)));
      }
      return this;
    } catch (NoSuchAlgorithmException | DNSSEC.DNSSECException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private void addNsec() {
    List<Name> owners = sets.keySet().stream().filter(name -> cutAbove(name) == null).toList();
    for (int i = 0; i < owners.size(); i++) {
      Name owner = owners.get(i);
      Name next = owners.get((i + 1) % owners.size());
      int[] types =
          Stream.concat(typesOf(owner).keySet().stream(), Stream.of(Type.NSEC, Type.RRSIG))
              .mapToInt(Integer::intValue)
              .sorted()
              .toArray();
      typesOf(owner).put(Type.NSEC, new RRset(new NSECRecord(owner, DClass.IN, TTL, next, types)));
    }
  }

  /** Neither a delegation nor an address below one. */
  private boolean isOfThisZone(RRset set) {
    boolean delegates = set.getType() == Type.NS && !set.getName().equals(origin);
    return !delegates && cutAbove(set.getName()) == null;
  }

  /** The record by which the parent zone vouches for this one. */
  public String ds() {
    return new DSRecord(origin, DClass.IN, TTL, DNSSEC.Digest.SHA256, Objects.requireNonNull(key))
        .toString();
  }

  /** Breaks the signatures of a set. */
  public DnsZone spoil(String name, int type, String record) {
    RRset set = required(Name.fromConstantString(name), type);
    set.deleteRR(set.first());
    set.addRR(parse(record).getFirst());
    return this;
  }

  Known find(Name name, int type) {
    Queue<RRset> next = changing.getOrDefault(name, new ConcurrentLinkedQueue<>());
    RRset changed = next.peek();
    if (changed != null) {
      return changed.getType() == type ? found(next.remove()) : none(Rcode.NOERROR);
    }
    Name cut = cutAbove(name);
    if (cut == null && type != Type.DS && isDelegated(name)) {
      cut = name;
    }
    if (cut != null) {
      return referral(cut);
    }
    RRset set = set(name, type);
    RRset alias = set(name, Type.CNAME);
    return set != null
        ? found(set)
        : alias != null ? found(alias) : none(exists(name) ? Rcode.NOERROR : Rcode.NXDOMAIN);
  }

  private Known found(RRset set) {
    return new Known(Rcode.NOERROR, true, List.of(set), List.of(), List.of());
  }

  /** With every NSEC of the zone: those that prove it are among them. */
  private Known none(int code) {
    List<RRset> authority =
        Stream.concat(
                Stream.of(required(origin, Type.SOA)),
                all().filter(set -> set.getType() == Type.NSEC))
            .toList();
    return new Known(code, true, List.of(), authority, List.of());
  }

  private Known referral(Name cut) {
    RRset servers = required(cut, Type.NS);
    List<RRset> authority =
        Stream.of(Type.NS, Type.DS, Type.NSEC)
            .flatMap(type -> Stream.ofNullable(set(cut, type)))
            .toList();
    List<RRset> glue =
        servers.rrs().stream()
            .flatMap(server -> Stream.ofNullable(set(((NSRecord) server).getTarget(), Type.A)))
            .toList();
    return new Known(Rcode.NOERROR, false, List.of(), authority, glue);
  }

  /** The delegation above this name; null if the name is of this zone. */
  private @Nullable Name cutAbove(Name name) {
    for (int i = 1; i < name.labels() - origin.labels(); i++) {
      Name above = new Name(name, i);
      if (isDelegated(above)) {
        return above;
      }
    }
    return null;
  }

  private boolean isDelegated(Name name) {
    return !name.equals(origin) && set(name, Type.NS) != null;
  }

  private boolean exists(Name name) {
    return sets.keySet().stream().anyMatch(each -> each.subdomain(name))
        || changing.containsKey(name);
  }

  private NavigableMap<Integer, RRset> typesOf(Name name) {
    return sets.computeIfAbsent(name, _ -> new TreeMap<>());
  }

  private RRset required(Name name, int type) {
    return Objects.requireNonNull(set(name, type));
  }

  private @Nullable RRset set(Name name, int type) {
    return sets.getOrDefault(name, NO_TYPES).get(type);
  }

  private Stream<RRset> all() {
    return sets.values().stream().flatMap(types -> types.values().stream());
  }
}
