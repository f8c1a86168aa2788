package com.onelastai.tracking.referrer;

import com.onelastai.events.tracking.PageViewed;
import com.onelastai.starter.projection.UpdateBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Derives from the first page of a visit where it came from. */
@Component
public class Attributions {

  private static final List<String> UTM =
      List.of("source", "medium", "campaign", "term", "content", "id");

  private static final List<String> CLICK_IDS =
      List.of("gclid gbraid wbraid dclid fbclid msclkid yclid ttclid twclid li_fat_id".split(" "));

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

  private static final String REFERRAL = "referral";

  /** Before a site that does not stand for its subdomains. */
  private static final String ALONE = "=";

  private static final Pattern COUNTRY =
      Pattern.compile("(.+?)\\.(?:com|cat|[a-z]{2}|com?\\.[a-z]{2})");

  private final Map<String, String> sites = new HashMap<>();

  Attributions() throws IOException {
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

  public Attribution of(PageViewed first) {
    Map<String, String> parameters = AddressParts.parameters(first.url());
    if (parameters.containsKey("ref")) {
      parameters.putIfAbsent("utm_source", parameters.get("ref"));
    }
    String channel =
        channel(AddressParts.host(first.referrer()), AddressParts.host(first.url()), parameters);
    return new Attribution(
        first.referrer(),
        channel,
        select(parameters, UTM, "utm_"),
        select(parameters, CLICK_IDS, ""));
  }

  /** The site that led to a page view; null if there is none, or it is the page's own. */
  public static @Nullable String outsideReferrer(PageViewed view) {
    String host = AddressParts.host(view.referrer());
    return host == null || host.equals(AddressParts.host(view.url())) ? null : host;
  }

  private static @Nullable Document select(
      Map<String, String> parameters, List<String> names, String prefix) {
    Document selected = new Document();
    for (String name : names) {
      String value = parameters.get(prefix + name);
      if (value != null) {
        selected.append(name, value);
      }
    }
    return selected.isEmpty() ? null : selected;
  }

  private String channel(
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

  private @Nullable String ofTags(Map<String, String> parameters) {
    String medium = parameters.get("utm_medium");
    String known = medium == null ? null : MEDIA.get(medium.toLowerCase(Locale.ROOT));
    if (known != null) {
      return known;
    }
    String source = parameters.get("utm_source");
    if (medium == null && source != null && !ofSite(source).equals(REFERRAL)) {
      // Assistants name themselves: ?utm_source=chatgpt.com.
      return ofSite(source);
    }
    boolean campaign =
        medium != null
            || parameters.containsKey("utm_source")
            || parameters.containsKey("utm_campaign")
            || parameters.keySet().stream().anyMatch(Attributions::isPaidClick);
    return campaign ? "campaign" : null;
  }

  /**
   * Only advertisements carry click ids, except for {@code fbclid}, which is on every shared link.
   */
  private static boolean isPaidClick(String parameter) {
    return CLICK_IDS.contains(parameter) && !parameter.equals("fbclid");
  }

  /** The longest listed suffix of a host decides: mail.google.com is not google.com. */
  private String ofSite(String host) {
    String rest = host.toLowerCase(Locale.ROOT);
    String channel = sites.get(ALONE + rest);
    channel = channel == null ? ofAnyCountry(ALONE, rest) : channel;
    while (channel == null && !rest.isEmpty()) {
      channel = sites.get(rest);
      channel = channel == null ? ofAnyCountry("", rest) : channel;
      rest = rest.substring(Math.min(rest.length(), rest.split("\\.", 2)[0].length() + 1));
    }
    return channel == null ? REFERRAL : channel;
  }

  private @Nullable String ofAnyCountry(String alone, String host) {
    Matcher country = COUNTRY.matcher(host);
    return country.matches() ? sites.get(alone + country.group(1) + ".*") : null;
  }

  /**
   * Where a visit came from.
   *
   * @param referrer the address of the page that led here
   * @param channel direct, search, ai, social, email, campaign, referral or internal
   * @param utmParams source, medium, campaign, term, content and id, if given
   * @param clickIds the ids that advertising networks append, by their parameter's name
   */
  public record Attribution(
      @Nullable String referrer,
      String channel,
      @Nullable Document utmParams,
      @Nullable Document clickIds) {

    /** Replaces the previous attribution as a whole. */
    public void describe(UpdateBuilder changes) {
      changes
          .set("referrer", referrer)
          .set("channel", channel)
          .set("utmParams", utmParams)
          .set("clickIds", clickIds);
    }
  }
}
