package com.onelastai.tools.reputation;

import com.onelastai.tools.reputation.Verdict.Opinion;
import com.onelastai.tools.reputation.Verdict.SourceKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The feeds of the operator. A file that was changed is read again. */
@Component
class Feeds {

  private static final Logger log = LoggerFactory.getLogger(Feeds.class);

  private final List<Path> files;
  private final Clock clock;
  private final Map<Path, Feed> read = new ConcurrentHashMap<>();

  Feeds(ReputationProperties properties, Clock clock) {
    this.files = properties.feeds();
    this.clock = clock;
    files.stream()
        .filter(file -> !Files.isReadable(file))
        .forEach(file -> log.warn("The feed {} cannot be read", file));
  }

  List<Verdict> verdicts(Indicator indicator) {
    return files.stream().map(file -> verdict(file, indicator)).toList();
  }

  private Verdict verdict(Path file, Indicator indicator) {
    String name = file.getFileName().toString();
    Feed feed = current(file);
    if (feed == null) {
      return new Verdict(
          name,
          SourceKind.FEED,
          Opinion.UNKNOWN,
          null,
          "The file cannot be read.",
          clock.instant());
    }
    String listed = feed.find(indicator).orElse(null);
    return new Verdict(
        name,
        SourceKind.FEED,
        listed == null ? Opinion.NOT_LISTED : Opinion.LISTED,
        listed,
        null,
        feed.version().changed().toInstant());
  }

  /** Null if it cannot be read now: what it had before may be wrong. */
  private @Nullable Feed current(Path file) {
    return read.compute(
        file,
        (_, known) -> {
          try {
            return known != null && known.version().equals(Feed.Version.of(file))
                ? known
                : load(file);
          } catch (IOException unreadable) {
            return null;
          }
        });
  }

  private static Feed load(Path file) throws IOException {
    Feed feed = Feed.read(file);
    log.info(
        "The feed {} has {} indicators; {} lines are malformed",
        file,
        feed.size(),
        feed.malformed());
    return feed;
  }
}
