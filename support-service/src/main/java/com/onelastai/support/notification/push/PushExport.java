package com.onelastai.support.notification.push;

import com.onelastai.starter.export.UserDataSource;
import com.onelastai.support.notification.push.PushController.PushSubscriptionView;
import java.util.List;
import org.springframework.stereotype.Component;

/** The browsers that get a user's push messages. */
@Component
class PushExport implements UserDataSource {

  private final PushSubscriptions subscriptions;

  PushExport(PushSubscriptions subscriptions) {
    this.subscriptions = subscriptions;
  }

  @Override
  public String name() {
    return "pushSubscriptions";
  }

  @Override
  public List<PushSubscriptionView> of(String userId) {
    return subscriptions.of(userId).stream().map(PushSubscriptionView::of).toList();
  }
}
