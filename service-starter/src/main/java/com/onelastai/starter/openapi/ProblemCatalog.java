package com.onelastai.starter.openapi;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * What the codes of problems mean: {@code problems.properties} of the service and of this starter,
 * with lines such as {@code coupon_expired=409 The coupon has expired.}
 */
final class ProblemCatalog {

  record Entry(String status, String description) {}

  private final Map<String, Entry> entries = new HashMap<>();

  ProblemCatalog() throws IOException {
    Resource[] files =
        new PathMatchingResourcePatternResolver().getResources("classpath*:problems.properties");
    for (Resource file : files) {
      Properties lines = new Properties();
      lines.load(new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8));
      lines.forEach((code, line) -> entries.put((String) code, entry((String) line)));
    }
  }

  private static Entry entry(String line) {
    int space = line.indexOf(' ');
    return new Entry(line.substring(0, space), line.substring(space + 1));
  }

  Entry require(String code) {
    Entry entry = entries.get(code);
    if (entry == null) {
      throw new IllegalArgumentException("No problems.properties describes " + code);
    }
    return entry;
  }
}
