package com.onelastai.billing;

import com.onelastai.billing.test.BillingServiceIT;
import com.onelastai.starter.test.OpenApiContract;

@BillingServiceIT
class OpenApiFuzzIT extends OpenApiContract {}
