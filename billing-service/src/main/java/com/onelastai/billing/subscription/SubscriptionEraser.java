package com.onelastai.billing.subscription;

import com.onelastai.starter.erasure.UserDataHolder;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Last, since a subscription must end at Stripe before its document goes. */
@Order(Ordered.LOWEST_PRECEDENCE)
@Component
class SubscriptionEraser implements UserDataHolder {

  private final SubscriptionDocuments documents;

  SubscriptionEraser(SubscriptionDocuments documents) {
    this.documents = documents;
  }

  @Override
  public void erase(String userId) {
    documents.removeOfUser(userId);
  }
}
