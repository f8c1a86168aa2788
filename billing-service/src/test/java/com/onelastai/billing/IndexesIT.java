package com.onelastai.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.onelastai.billing.test.BillingServiceIT;
import com.onelastai.starter.test.StoredIndexes;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

@BillingServiceIT
class IndexesIT {

  private static final String EXPECTED =
      """
      billingattempts {"expiresAt": 1} expireAfterSeconds
      billingattempts {"userId": 1}
      billingcustomers {"stripeCustomerId": 1} unique
      billingerasedusers {"expiresAt": 1} expireAfterSeconds
      billingturns {"expiresAt": 1} expireAfterSeconds
      checkouts {"expiresAt": 1} expireAfterSeconds
      checkouts {"sessionId": 1}
      checkouts {"userId": 1}
      couponattempts {"expiresAt": 1} expireAfterSeconds
      coupons {"open.redeemedAt": 1} sparse
      coupons {"open.until": 1}
      coupons {"open.userId": 1}
      coupons {"owner": 1} sparse
      couponuses {"open.until": 1}
      couponuses {"userId": 1}
      refundrequests {"status": 1, "createdAt": -1, "_id": -1}
      refundrequests {"toCarryOut": 1, "decidedAt": 1}
      refundrequests {"transactionId": 1}
      refundrequests {"userId": 1, "createdAt": -1, "_id": -1}
      rewardgrants {"userId": 1, "createdAt": -1, "_id": -1}
      stripeevents {"expiresAt": 1} expireAfterSeconds
      stripeevents {"nextTry": 1} sparse
      stripeevents {"userId": 1} sparse
      subscriptions {"outbox.time": 1} sparse
      subscriptions {"status": 1, "accessUntil": 1}
      subscriptions {"status": 1, "expiryDate": 1}
      subscriptions {"userId": 1, "startDate": -1, "_id": -1}
      transactions {"paymentIntentId": 1} sparse
      transactions {"refundOf": 1} sparse
      transactions {"userId": 1, "createdAt": -1, "_id": -1}
      """;

  @Autowired MongoOperations mongo;

  @Test
  void everyQueryHasItsIndex() {
    await()
        .untilAsserted(
            () -> assertThat(StoredIndexes.of(mongo)).containsAll(EXPECTED.lines().toList()));
  }
}
