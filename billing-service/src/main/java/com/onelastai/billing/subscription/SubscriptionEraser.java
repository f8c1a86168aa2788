package com.onelastai.billing.subscription;

import com.onelastai.billing.erasure.HeldForUser;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Last, since what was not ended at Stripe must not be forgotten here. */
@Order(Ordered.LOWEST_PRECEDENCE)
@Component
class SubscriptionEraser implements HeldForUser {

  private final SubscriptionDocuments documents;

  SubscriptionEraser(SubscriptionDocuments documents) {
    this.documents = documents;
  }

  @Override
  public void erase(String userId) {
    documents.removeOfUser(userId);
  }
}
