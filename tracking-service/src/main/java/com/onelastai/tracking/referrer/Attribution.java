package com.onelastai.tracking.referrer;

import com.onelastai.starter.projection.Changes;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Where a visit came from.
 *
 * @param referrer the address of the page that led here
 * @param channel direct, search, social, email, campaign, referral or internal
 * @param utmParams source, medium, campaign, term and content, as far as they are given
 * @param clickIds the ids that advertising networks append, by their parameter's name
 */
public record Attribution(
    @Nullable String referrer,
    String channel,
    @Nullable Document utmParams,
    @Nullable Document clickIds) {

  /** Replaces a former attribution as a whole. */
  public void describe(Changes changes) {
    changes
        .set("referrer", referrer)
        .set("channel", channel)
        .set("utmParams", utmParams)
        .set("clickIds", clickIds);
  }
}
