package com.onelastai.billing;

import com.onelastai.billing.test.BillingServiceIT;
import com.onelastai.starter.test.WebContract;

@BillingServiceIT
class WebContractIT extends WebContract {}
