package com.onelastai.community;

import com.onelastai.community.test.CommunityServiceIT;
import com.onelastai.starter.test.WebContract;

@CommunityServiceIT
class WebContractIT extends WebContract {}
