package com.onelastai.tracking.pageview;

import com.onelastai.events.tracking.Actor;
import com.onelastai.events.tracking.PageViewed;
import com.onelastai.starter.index.Expires;
import com.onelastai.starter.projection.Changes;
import com.onelastai.tracking.device.Devices;
import com.onelastai.tracking.page.Page;
import com.onelastai.tracking.page.PageCatalogue;
import com.onelastai.tracking.referrer.AddressParts;
import com.onelastai.tracking.retention.RetentionProperties;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The document of a page view. */
@Component
class PageViewDocument {

  private final PageCatalogue catalogue;
  private final Devices devices;
  private final RetentionProperties retention;

  PageViewDocument(PageCatalogue catalogue, Devices devices, RetentionProperties retention) {
    this.catalogue = catalogue;
    this.devices = devices;
    this.retention = retention;
  }

  /** The page knows its title and referrer better than the gateway, so what it says stands. */
  void describe(Instant time, PageViewed view, Changes changes) {
    Actor actor = view.actor();
    changes
        .setOnInsert("pageviewId", view.pageviewId())
        .setOnInsert("visitorId", actor.visitorId())
        .setOnInsert("sessionId", actor.sessionId())
        .setOnInsert("userId", actor.userId())
        .setOnInsert("source", view.source().name().toLowerCase(Locale.ROOT))
        .setOnInsert("bot", devices.of(actor.userAgent()).bot())
        .setOnInsert("timestamp", Date.from(time))
        .setOnInsert(Expires.FIELD, retention.rawUntil(time));
    describePage(
        view,
        view.source() == PageViewed.Source.PAGE ? changes::setIfPresent : changes::setOnInsert);
  }

  private void describePage(PageViewed view, BiConsumer<String, @Nullable Object> setter) {
    setter.accept("page.url", view.url());
    setter.accept("page.path", view.path());
    setter.accept("page.title", view.title());
    setter.accept("referrer", referrer(view));
    Optional<Page> page = catalogue.find(view.path());
    setter.accept("page.route", page.map(Page::route).orElse(null));
    setter.accept("page.name", page.map(Page::name).orElse(null));
    setter.accept("page.category", page.map(Page::category).orElse(null));
  }

  /**
   * What someone anonymous looked at before is nobody's business; from which site may be counted.
   */
  private static @Nullable String referrer(PageViewed view) {
    return view.actor().anonymous() && view.referrer() != null
        ? AddressParts.origin(view.referrer())
        : view.referrer();
  }
}
