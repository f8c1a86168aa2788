package com.onelastai.tools.reputation;

import com.onelastai.starter.net.Network;
import com.onelastai.tools.connect.HostName;
import com.onelastai.tools.connect.HttpAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The indicators of a file, each found by its hash. Networks are kept by their prefix: one lookup
 * for each length of prefix that occurs.
 */
final class Feed {

  private static final String COMMENT = "#";

  /** What tells whether a file was changed. */
  record Version(FileTime changed, long size) {

    static Version of(Path file) throws IOException {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return new Version(attributes.lastModifiedTime(), attributes.size());
    }
  }

  private final Version version;
  private final Set<String> names = new HashSet<>();
  private final Map<Network, String> networks = new HashMap<>();
  private final Set<Integer> prefixLengths = new TreeSet<>((one, other) -> other - one);
  private int malformed;

  private Feed(Version version) {
    this.version = version;
  }

  /** Lines that are no indicator are counted only: one of them must not hide the others. */
  static Feed read(Path file) throws IOException {
    Feed feed = new Feed(Version.of(file));
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        feed.read(line.strip());
      }
    }
    return feed;
  }

  private void read(String line) {
    String indicator = line.split("\\s+#", 2)[0];
    if (indicator.isEmpty() || line.startsWith(COMMENT)) {
      return;
    }
    try {
      add(indicator);
    } catch (IllegalArgumentException unreadable) {
      malformed++;
    }
  }

  private void add(String indicator) {
    String lower = indicator.toLowerCase(Locale.ROOT);
    if (lower.startsWith("http:") || lower.startsWith("https:")) {
      names.add(HttpAddress.parse(indicator).toString());
    } else if (Indicator.isHash(lower)) {
      names.add(lower);
    } else if (lower.indexOf('/') > 0) {
      HostName.parse(lower.substring(0, lower.indexOf('/')));
      add(Network.parse(lower), lower);
    } else {
      HostName host = HostName.parse(lower);
      if (host.address() == null) {
        names.add(host.text());
      } else {
        add(Network.parse(host.text()), host.text());
      }
    }
  }

  private void add(Network network, String text) {
    networks.put(network, text);
    prefixLengths.add(network.prefixLength());
  }

  Version version() {
    return version;
  }

  int size() {
    return names.size() + networks.size();
  }

  int malformed() {
    return malformed;
  }

  /** What it has of the indicator: this itself first, then its host, then what is above. */
  Optional<String> find(Indicator indicator) {
    Optional<String> name =
        Stream.concat(Stream.of(indicator.text()), indicator.domains().stream())
            .filter(names::contains)
            .findFirst();
    InetAddress address = indicator.address();
    return address == null ? name : name.or(() -> find(address));
  }

  private Optional<String> find(InetAddress address) {
    String text = address.getHostAddress();
    int bits = address.getAddress().length * Byte.SIZE;
    return prefixLengths.stream()
        .filter(length -> length <= bits)
        .map(length -> Network.parse(text + "/" + length))
        .flatMap(network -> Stream.ofNullable(networks.get(network)))
        .findFirst();
  }
}
