package com.onelastai.events.tracking;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.onelastai.events.EventContract;
import org.jspecify.annotations.Nullable;

/**
 * A page was opened. The gateway publishes one event per page load and the page's script another
 * with the same id, which completes the same record.
 *
 * @param url the page's address; without its query for an anonymous visitor
 * @param source which of the two reported it
 */
@EventContract(topic = TrackingEvent.TOPIC, type = "com.onelastai.tracking.page-viewed.v1")
public record PageViewed(
    Actor actor,
    String pageviewId,
    String url,
    String path,
    @Nullable String title,
    @Nullable String referrer,
    Source source)
    implements TrackingEvent {

  /** None of its texts has a credential, whoever made it and however old it is. */
  public PageViewed {
    url = Credentials.removeFromAddress(url);
    path = Credentials.removeFromAddress(path);
    title = Credentials.removeFromText(title);
    referrer = Credentials.removeFromAddress(referrer);
  }

  @Override
  public @Nullable String key() {
    return actor.anonymous() ? pageviewId : actor.visitorId();
  }

  public enum Source {
    GATEWAY,
    PAGE,
    @JsonEnumDefaultValue
    UNKNOWN
  }

  @Override
  public PageViewed withActor(Actor actor) {
    return new PageViewed(actor, pageviewId, url, path, title, referrer, source);
  }
}
