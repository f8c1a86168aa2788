package com.onelastai.auth;

import com.onelastai.auth.test.AuthServiceIT;
import com.onelastai.starter.test.WebContract;

@AuthServiceIT
class WebContractIT extends WebContract {}
