package com.onelastai.support;

import com.onelastai.starter.test.WebContract;
import com.onelastai.support.test.SupportServiceIT;

@SupportServiceIT
class WebContractIT extends WebContract {}
