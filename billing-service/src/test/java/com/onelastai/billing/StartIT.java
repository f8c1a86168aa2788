package com.onelastai.billing;

import com.onelastai.billing.test.BillingServiceIT;
import com.onelastai.starter.test.Api;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BillingServiceIT
class StartIT {

  @Autowired Api api;

  @Test
  void unknownPathIsNotFound() {
    api.get(Api.NOBODY, "/api/billing/no/such/path").is(404);
  }
}
