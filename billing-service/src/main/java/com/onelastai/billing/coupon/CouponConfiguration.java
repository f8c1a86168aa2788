package com.onelastai.billing.coupon;

import com.mongodb.client.model.Indexes;
import com.onelastai.starter.retention.StoredCollection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CouponConfiguration {

  @Bean
  StoredCollection couponAttemptCollection() {
    return new StoredCollection(CouponAttempts.COLLECTION);
  }

  @Bean
  StoredCollection couponUseCollection() {
    return new StoredCollection(
        CouponUse.COLLECTION, Indexes.ascending("userId"), Indexes.ascending("open.until"));
  }
}
