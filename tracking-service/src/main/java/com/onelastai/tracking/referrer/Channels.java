package com.onelastai.tracking.referrer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Knows by which channel a visitor comes. */
@Component
class Channels {

  /** Click ids that only advertisements carry; {@code fbclid} is on every link that is shared. */
  private static final Set<String> PAID_CLICKS =
      Set.of(
          "gclid",
          "gbraid",
          "wbraid",
          "dclid",
          "msclkid",
          "yclid",
          "ttclid",
          "twclid",
          "li_fat_id");

  private static final Map<String, String> MEDIA =
      Map.of(
          "email", "email",
          "e-mail", "email",
          "newsletter", "email",
          "social", "social",
          "social-media", "social",
          "social-network", "social",
          "sm", "social",
          "organic", "search",
          "referral", "referral");

  private final Map<String, String> sites = new HashMap<>();

  Channels() throws IOException {
    new ClassPathResource("channels.txt")
        .getContentAsString(StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> line.strip().split("\\s+"))
        .forEach(line -> {
          for (int i = 1; i < line.length; i++) {
            sites.put(line[i], line[0]);
          }
        });
  }

  String of(
      @Nullable String referrerHost, @Nullable String ownHost, Map<String, String> parameters) {
    String tagged = ofTags(parameters);
    if (tagged != null) {
      return tagged;
    }
    if (referrerHost == null) {
      return parameters.containsKey("fbclid") ? "social" : "direct";
    }
    return referrerHost.equals(ownHost) ? "internal" : ofSite(referrerHost);
  }

  private static @Nullable String ofTags(Map<String, String> parameters) {
    String medium = parameters.get("utm_medium");
    if (medium != null && MEDIA.containsKey(medium.toLowerCase(Locale.ROOT))) {
      return MEDIA.get(medium.toLowerCase(Locale.ROOT));
    }
    boolean campaign =
        medium != null
            || parameters.containsKey("utm_source")
            || parameters.containsKey("utm_campaign")
            || parameters.keySet().stream().anyMatch(PAID_CLICKS::contains);
    return campaign ? "campaign" : null;
  }

  /** The longest known part of a host decides: mail.google.com is not google.com. */
  private String ofSite(String host) {
    String[] labels = host.split("\\.");
    String rest = host;
    for (int i = 0; i < labels.length; i++) {
      String channel = sites.get(rest);
      if (channel == null && labels.length - i <= 3) {
        channel = sites.get(labels[i] + ".*");
      }
      if (channel != null) {
        return channel;
      }
      rest = rest.substring(Math.min(rest.length(), labels[i].length() + 1));
    }
    return "referral";
  }
}
