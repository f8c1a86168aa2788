package com.onelastai.tracking;

import com.onelastai.starter.test.WebContract;

@TrackingIT
class WebContractIT extends WebContract {}
