package com.onelastai.tools.connect;

import com.onelastai.tools.tool.ToolFailedException;
import java.net.InetAddress;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import org.xbill.DNS.lookup.LookupResult;
import org.xbill.DNS.lookup.LookupSession;
import org.xbill.DNS.lookup.NoSuchDomainException;
import org.xbill.DNS.lookup.NoSuchRRSetException;

/** Finds the addresses of hosts, and answers only those that tools may reach. */
@Component
public class Hosts {

  private static final int LIMIT_SECONDS = 10;

  private final NameServers nameServers;
  private final PublicAddresses addresses;

  Hosts(NameServers nameServers, PublicAddresses addresses) {
    this.nameServers = nameServers;
    this.addresses = addresses;
  }

  /**
   * The host's addresses, those of IPv4 first.
   *
   * @throws ForbiddenAddressException if none of its addresses may be reached
   * @throws ToolFailedException if it has none
   */
  public List<InetAddress> resolve(HostName host) {
    InetAddress address = host.address();
    List<InetAddress> allowed =
        (address == null ? lookUp(host) : Stream.of(address)).filter(addresses::allow).toList();
    if (allowed.isEmpty()) {
      throw new ForbiddenAddressException(host.text());
    }
    return allowed;
  }

  private Stream<InetAddress> lookUp(HostName host) {
    LookupSession session = LookupSession.builder().resolver(nameServers.own()).build();
    Name name = name(host);
    CompletionStage<LookupResult> ipv4 = session.lookupAsync(name, Type.A);
    CompletionStage<LookupResult> ipv6 = session.lookupAsync(name, Type.AAAA);
    List<InetAddress> found =
        Stream.of(ipv4, ipv6)
            .flatMap(lookup -> await(lookup, host).stream())
            .map(Hosts::address)
            .filter(Objects::nonNull)
            .toList();
    if (found.isEmpty()) {
      throw new ToolFailedException(host + " has no address.");
    }
    return found.stream();
  }

  private static List<Record> await(CompletionStage<LookupResult> lookup, HostName host) {
    try {
      return lookup.toCompletableFuture().get(LIMIT_SECONDS, TimeUnit.SECONDS).getRecords();
    } catch (ExecutionException failed) {
      return none(failed.getCause(), host);
    } catch (TimeoutException late) {
      throw unanswered(host);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw unanswered(host);
    }
  }

  private static List<Record> none(@Nullable Throwable failure, HostName host) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof NoSuchRRSetException) {
      return List.of();
    }
    throw cause instanceof NoSuchDomainException
        ? new ToolFailedException("There is no host with the name " + host + ".")
        : unanswered(host);
  }

  private static ToolFailedException unanswered(HostName host) {
    return new ToolFailedException("The name servers gave no answer for " + host + ".");
  }

  /** Null for an IPv4 address within IPv6: nobody publishes one in good faith. */
  private static @Nullable InetAddress address(Record record) {
    return switch (record) {
      case ARecord ipv4 -> ipv4.getAddress();
      case AAAARecord ipv6 when ipv6.getAddress() instanceof java.net.Inet6Address address ->
          address;
      default -> null;
    };
  }

  private static Name name(HostName host) {
    try {
      return Name.fromString(host.text(), Name.root);
    } catch (TextParseException malformed) {
      throw new ToolFailedException(host + " is no name of a host.");
    }
  }
}
