package com.onelastai.tracking.referrer;

import com.onelastai.events.tracking.PageViewed;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads from the first page of a visit where it came from. */
@Component
public class Attributions {

  private static final List<String> UTM =
      List.of("source", "medium", "campaign", "term", "content");

  private static final List<String> CLICK_IDS =
      List.of(
          "gclid",
          "gbraid",
          "wbraid",
          "dclid",
          "fbclid",
          "msclkid",
          "yclid",
          "ttclid",
          "twclid",
          "li_fat_id");

  private final Channels channels;

  Attributions(Channels channels) {
    this.channels = channels;
  }

  public Attribution of(PageViewed first) {
    Map<String, String> parameters = AddressParts.parameters(first.url());
    String channel =
        channels.of(
            AddressParts.host(first.referrer()), AddressParts.host(first.url()), parameters);
    return new Attribution(
        first.referrer(),
        channel,
        chosen(parameters, UTM, "utm_"),
        chosen(parameters, CLICK_IDS, ""));
  }

  /** The site that led to a page view; null if it was the page's own, or none. */
  public static @Nullable String outsideReferrer(PageViewed view) {
    String host = AddressParts.host(view.referrer());
    return host == null || host.equals(AddressParts.host(view.url())) ? null : host;
  }

  private static @Nullable Document chosen(
      Map<String, String> parameters, List<String> names, String prefix) {
    Document chosen = new Document();
    for (String name : names) {
      String value = parameters.get(prefix + name);
      if (value != null) {
        chosen.append(name, value);
      }
    }
    return chosen.isEmpty() ? null : chosen;
  }
}
