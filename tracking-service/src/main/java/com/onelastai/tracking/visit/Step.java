package com.onelastai.tracking.visit;

import com.onelastai.tracking.apiusage.ApiCall;
import com.onelastai.tracking.pageview.PageView;
import com.onelastai.tracking.userevent.UserEvent;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened at a time of a visit: one of the three. */
record Step(
    Instant at,
    @Schema(description = "Null unless a page was viewed") @Nullable PageView pageView,
    @Schema(description = "Null unless something was reported") @Nullable UserEvent userEvent,
    @Schema(description = "Null unless the API was called; reports of the page are left out")
        @Nullable ApiCall apiCall) {

  static Step of(PageView view) {
    return new Step(view.timestamp(), view, null, null);
  }

  static Step of(UserEvent event) {
    return new Step(event.timestamp(), null, event, null);
  }

  static Step of(ApiCall call) {
    return new Step(call.timestamp(), null, null, call);
  }
}
