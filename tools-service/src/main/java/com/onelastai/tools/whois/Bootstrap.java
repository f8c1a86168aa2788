package com.onelastai.tools.whois;

import com.onelastai.starter.net.Network;
import com.onelastai.tools.connect.HttpAddress;
import com.onelastai.tools.connect.HttpAnswer;
import com.onelastai.tools.connect.HttpCall;
import com.onelastai.tools.connect.HttpFetcher;
import com.onelastai.tools.tool.ToolFailedException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finds the RDAP server that knows something, by the files of IANA (RFC 9224). */
@Component
class Bootstrap {

  private static final Duration KEPT = Duration.ofDays(1);
  private static final int NO_MATCH = -1;

  /** Keys and the servers that know what they name. */
  private record Service(List<String> keys, List<String> urls) {

    static Service of(JsonNode service) {
      return new Service(texts(service.path(0)), texts(service.path(1)));
    }

    private static List<String> texts(JsonNode list) {
      return list.valueStream().map(JsonNode::asString).toList();
    }
  }

  private record Kept(List<Service> services, Instant until) {}

  private final HttpFetcher http;
  private final JsonMapper json;
  private final Clock clock;
  private final String folder;
  private final Map<String, Kept> files = new ConcurrentHashMap<>();

  Bootstrap(HttpFetcher http, JsonMapper json, Clock clock, WhoisProperties properties) {
    this.http = http;
    this.json = json;
    this.clock = clock;
    this.folder = properties.bootstrap().replaceAll("/*$", "/");
  }

  /** The address of the server, with a slash at its end; empty if no server is known. */
  Optional<String> serverFor(Query query) {
    InetAddress address = query.address();
    return switch (query.kind()) {
      case DOMAIN -> best("dns.json", key -> labelsOf(query.text(), key));
      case ADDRESS ->
          best(
              address instanceof Inet6Address ? "ipv6.json" : "ipv4.json",
              key -> prefixOf(Objects.requireNonNull(address), key));
      case AUTONOMOUS_SYSTEM -> best("asn.json", key -> rangeOf(query.number(), key));
    };
  }

  private Optional<String> best(String file, ToIntFunction<String> match) {
    return services(file).stream()
        .filter(service -> match(service, match) > NO_MATCH)
        .max(Comparator.comparingInt(service -> match(service, match)))
        .flatMap(service -> service.urls().stream().max(Comparator.comparing(Bootstrap::isSafe)))
        .map(url -> url.endsWith("/") ? url : url + "/");
  }

  private static int match(Service service, ToIntFunction<String> match) {
    return service.keys().stream().mapToInt(match).max().orElse(NO_MATCH);
  }

  private static boolean isSafe(String url) {
    return url.startsWith("https:");
  }

  private static int labelsOf(String domain, String suffix) {
    return domain.equals(suffix) || domain.endsWith("." + suffix)
        ? suffix.split("\\.").length
        : NO_MATCH;
  }

  private static int prefixOf(InetAddress address, String network) {
    Network known = Network.parse(network);
    return known.contains(address) ? known.prefixLength() : NO_MATCH;
  }

  private static int rangeOf(long number, String range) {
    String[] ends = range.split("-", 2);
    long first = Long.parseLong(ends[0]);
    long last = ends.length == 1 ? first : Long.parseLong(ends[1]);
    return first <= number && number <= last ? 1 : NO_MATCH;
  }

  /** An old file is better than none. */
  private List<Service> services(String file) {
    Kept kept = files.get(file);
    if (kept != null && clock.instant().isBefore(kept.until())) {
      return kept.services();
    }
    List<Service> fetched = fetch(file);
    if (fetched == null) {
      return kept == null ? List.of() : kept.services();
    }
    files.put(file, new Kept(fetched, clock.instant().plus(KEPT)));
    return fetched;
  }

  private @Nullable List<Service> fetch(String file) {
    try {
      HttpAnswer answer = http.fetch(HttpCall.get(HttpAddress.parse(folder + file), Map.of()));
      return answer.status() == 200 && !answer.cut()
          ? json.readTree(answer.body()).path("services").valueStream().map(Service::of).toList()
          : null;
    } catch (ToolFailedException | JacksonException unavailable) {
      return null;
    }
  }
}
